import * as z from 'zod';
/** The body of every failure, `application/problem+json`. Branch on `code`. */
export declare const Problem: z.ZodReadonly<z.ZodObject<{
    code: z.ZodEnum<{
        conflict: "conflict";
        courier_credentials: "courier_credentials";
        courier_misbehaved: "courier_misbehaved";
        courier_rejected: "courier_rejected";
        courier_unavailable: "courier_unavailable";
        forbidden: "forbidden";
        internal: "internal";
        invalid_request: "invalid_request";
        not_deliverable: "not_deliverable";
        not_found: "not_found";
        out_of_coverage: "out_of_coverage";
        payload_too_large: "payload_too_large";
        quote_expired: "quote_expired";
        rate_limited: "rate_limited";
        selection_invalid: "selection_invalid";
        unauthenticated: "unauthenticated";
        unsupported: "unsupported";
    }>;
    message: z.ZodString;
    details: z.ZodDefault<z.ZodRecord<z.ZodString, z.ZodUnknown>>;
    requestId: z.ZodString;
}, z.core.$strip>>;
export type Problem = z.infer<typeof Problem>;
