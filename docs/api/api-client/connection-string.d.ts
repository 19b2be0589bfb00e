/**
 * How the old system ties a service level to a partner carrier, in one line:
 * `71, 90005, account, secret, '136, 234', 12%`.
 * Source: docs/protocol/measoft.md, 2.4.
 */
export interface ConnectionString {
    /** The partner's branch at the courier company. */
    readonly branchCode: string;
    /** The partner's own courier code; carriers have fixed ones, see `PARTNER_CARRIERS`. */
    readonly courierCode: string;
    readonly login: string;
    readonly password: string;
    /** The partner's service levels in order: the first that is available wins. */
    readonly serviceLevels: readonly string[];
    readonly markUp: MarkUp | null;
}
/** Minor units, or hundredths of a percent: `12.5%` is 1250. */
export type MarkUp = {
    readonly kind: 'money';
    readonly amount: number;
} | {
    readonly kind: 'percent';
    readonly hundredths: number;
};
/** What a carrier's login and password may be. */
interface Partner {
    readonly name: string;
    readonly keys: 'optional' | 'required' | 'none';
}
export declare const PARTNER_CARRIERS: Readonly<Record<string, Partner>>;
/**
 * @throws {DeliveryError} `invalid_request`; `details.issues` names the parameter as `path`.
 */
export declare function parseConnectionString(line: string): ConnectionString;
/**
 * The line that `parseConnectionString` reads back to the same.
 *
 * @throws {DeliveryError} `invalid_request` when a value cannot be written in this grammar.
 */
export declare function printConnectionString(connection: ConnectionString): string;
export {};
