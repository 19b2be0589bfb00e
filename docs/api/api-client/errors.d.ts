/** Every failure this product knows: the HTTP status it becomes, and whether repeating may help. */
export declare const ERROR_POLICY: {
    readonly invalid_request: {
        readonly status: 400;
        readonly retryable: false;
    };
    readonly unauthenticated: {
        readonly status: 401;
        readonly retryable: false;
    };
    readonly forbidden: {
        readonly status: 403;
        readonly retryable: false;
    };
    readonly not_found: {
        readonly status: 404;
        readonly retryable: false;
    };
    readonly conflict: {
        readonly status: 409;
        readonly retryable: false;
    };
    readonly quote_expired: {
        readonly status: 410;
        readonly retryable: false;
    };
    readonly payload_too_large: {
        readonly status: 413;
        readonly retryable: false;
    };
    readonly selection_invalid: {
        readonly status: 422;
        readonly retryable: false;
    };
    readonly out_of_coverage: {
        readonly status: 422;
        readonly retryable: false;
    };
    readonly not_deliverable: {
        readonly status: 422;
        readonly retryable: false;
    };
    readonly courier_rejected: {
        readonly status: 422;
        readonly retryable: false;
    };
    readonly courier_credentials: {
        readonly status: 424;
        readonly retryable: false;
    };
    readonly rate_limited: {
        readonly status: 429;
        readonly retryable: true;
    };
    readonly internal: {
        readonly status: 500;
        readonly retryable: false;
    };
    readonly unsupported: {
        readonly status: 501;
        readonly retryable: false;
    };
    readonly courier_misbehaved: {
        readonly status: 502;
        readonly retryable: false;
    };
    readonly courier_unavailable: {
        readonly status: 503;
        readonly retryable: true;
    };
};
export type ErrorCode = keyof typeof ERROR_POLICY;
/** The one error this product throws on purpose. Branch on `code`, never on `message`. */
export declare class DeliveryError extends Error {
    readonly name = "DeliveryError";
    readonly code: ErrorCode;
    /** Data for machines, safe to show: no secret, token, phone or full address. */
    readonly details: Readonly<Record<string, unknown>>;
    constructor(code: ErrorCode, message: string, options?: {
        cause?: unknown;
        details?: Record<string, unknown>;
    });
    get retryable(): boolean;
}
