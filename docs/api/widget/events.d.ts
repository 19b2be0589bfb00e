import type { SelectionAnswer } from '@courier-checkout/api-client/contract';
import type { FailureCode } from './failure.ts';
import type { Selection } from './model/selection-model.ts';
/** Detail of `courier-change`. */
export interface CheckoutChange {
    /** The form's value, for the shop's server to verify; `null`: nothing is chosen. */
    readonly token: string | null;
    /** What the token says, for the page to show. Believe only the server's reading of the token. */
    readonly selection: SelectionAnswer['selection'] | null;
}
/** Detail of `courier-error`. */
export interface CheckoutProblem {
    readonly code: FailureCode;
    /** For a developer, never for the shopper. */
    readonly message: string;
    readonly details: Readonly<Record<string, unknown>>;
}
export declare function readChange(selection: Selection): CheckoutChange;
