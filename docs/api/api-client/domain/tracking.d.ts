import * as z from 'zod';
/** What a parcel's journey means to the buyer. The wire's words are mapped in each provider's `statuses.ts`. */
export declare const TrackingStatus: z.ZodEnum<{
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
export type TrackingStatus = z.infer<typeof TrackingStatus>;
/** One thing the courier said about a shipment. */
export declare const TrackingEvent: z.ZodReadonly<z.ZodObject<{
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
}, z.core.$strip>>;
export type TrackingEvent = z.infer<typeof TrackingEvent>;
/** Whether the courier will normally not change it any more for the delivery leg. */
export declare const isFinal: (event: Pick<TrackingEvent, 'status' | 'provisional'>) => boolean;
