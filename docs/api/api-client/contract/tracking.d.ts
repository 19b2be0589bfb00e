import * as z from 'zod';
/**
 * What a shop is told, by webhook and by pull alike. `number` grows per shipment: an older one never
 * overwrites a newer. An `event` id that was seen is ignored. Events of an older `attempt` are
 * shown and never applied.
 */
export declare const ShopEvent: z.ZodObject<{
    event: z.ZodString;
    installation: z.ZodString;
    shipment: z.ZodString;
    reference: z.ZodString;
    attempt: z.ZodInt;
    number: z.ZodInt;
    kind: z.ZodEnum<{
        state: "state";
        tracking: "tracking";
    }>;
    state: z.ZodEnum<{
        cancelled: "cancelled";
        queued: "queued";
        rejected: "rejected";
        sent: "sent";
        unclear: "unclear";
    }>;
    courierReference: z.ZodNullable<z.ZodString>;
    waybill: z.ZodNullable<z.ZodString>;
    barcode: z.ZodNullable<z.ZodString>;
    tracking: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
        status: z.ZodEnum<{
            announced: "announced";
            collected: "collected";
            delivered: "delivered";
            in_transit: "in_transit";
            lost: "lost";
            on_hold: "on_hold";
            out_for_delivery: "out_for_delivery";
            partially_delivered: "partially_delivered";
            ready_for_pickup: "ready_for_pickup";
            rescheduled: "rescheduled";
            returned: "returned";
            returning: "returning";
            undelivered: "undelivered";
            unknown: "unknown";
        }>;
        at: z.ZodISODateTime;
        provisional: z.ZodBoolean;
        courierStatus: z.ZodString;
        title: z.ZodString;
        place: z.ZodNullable<z.ZodString>;
    }, z.core.$strip>>>;
    reason: z.ZodNullable<z.ZodObject<{
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
        courierCode: z.ZodOptional<z.ZodString>;
        courierMessage: z.ZodOptional<z.ZodString>;
    }, z.core.$strip>>;
    at: z.ZodISODateTime;
}, z.core.$strip>;
export type ShopEvent = z.infer<typeof ShopEvent>;
/** `GET /v1/tracking-events?after=`. Without `after`: from the beginning. */
export declare const FeedQueryString: z.ZodObject<{
    after: z.ZodDefault<z.ZodString>;
    limit: z.ZodDefault<z.ZodPipe<z.ZodCoercedNumber<unknown>, z.ZodInt>>;
}, z.core.$strip>;
export type FeedQueryString = z.infer<typeof FeedQueryString>;
/** Oldest first. Ask again with `next` until `events` is empty. */
export declare const FeedAnswer: z.ZodObject<{
    events: z.ZodArray<z.ZodObject<{
        event: z.ZodString;
        installation: z.ZodString;
        shipment: z.ZodString;
        reference: z.ZodString;
        attempt: z.ZodInt;
        number: z.ZodInt;
        kind: z.ZodEnum<{
            state: "state";
            tracking: "tracking";
        }>;
        state: z.ZodEnum<{
            cancelled: "cancelled";
            queued: "queued";
            rejected: "rejected";
            sent: "sent";
            unclear: "unclear";
        }>;
        courierReference: z.ZodNullable<z.ZodString>;
        waybill: z.ZodNullable<z.ZodString>;
        barcode: z.ZodNullable<z.ZodString>;
        tracking: z.ZodNullable<z.ZodReadonly<z.ZodObject<{
            status: z.ZodEnum<{
                announced: "announced";
                collected: "collected";
                delivered: "delivered";
                in_transit: "in_transit";
                lost: "lost";
                on_hold: "on_hold";
                out_for_delivery: "out_for_delivery";
                partially_delivered: "partially_delivered";
                ready_for_pickup: "ready_for_pickup";
                rescheduled: "rescheduled";
                returned: "returned";
                returning: "returning";
                undelivered: "undelivered";
                unknown: "unknown";
            }>;
            at: z.ZodISODateTime;
            provisional: z.ZodBoolean;
            courierStatus: z.ZodString;
            title: z.ZodString;
            place: z.ZodNullable<z.ZodString>;
        }, z.core.$strip>>>;
        reason: z.ZodNullable<z.ZodObject<{
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
            courierCode: z.ZodOptional<z.ZodString>;
            courierMessage: z.ZodOptional<z.ZodString>;
        }, z.core.$strip>>;
        at: z.ZodISODateTime;
    }, z.core.$strip>>;
    next: z.ZodString;
}, z.core.$strip>;
export type FeedAnswer = z.infer<typeof FeedAnswer>;
