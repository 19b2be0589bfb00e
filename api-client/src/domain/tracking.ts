import * as z from 'zod'

/** What a parcel's journey means to the buyer. The wire's words are mapped in each provider's `statuses.ts`. */
export const TrackingStatus = z.enum([
  'announced',
  'collected',
  'in_transit',
  'ready_for_pickup',
  'out_for_delivery',
  'rescheduled',
  'on_hold',
  'delivered',
  'partially_delivered',
  'undelivered',
  'returning',
  'returned',
  'lost',
  'unknown',
])
export type TrackingStatus = z.infer<typeof TrackingStatus>

/** One thing the courier said about a shipment. */
export const TrackingEvent = z
  .object({
    status: TrackingStatus,
    /** When it was recorded, UTC: `2031-03-17T05:41:12.000Z`. */
    at: z.iso.datetime(),
    /** The driver said so and the depot has not confirmed it. */
    provisional: z.boolean(),
    /** The courier's own word, verbatim; an unknown word has status `unknown`. */
    courierStatus: z.string(),
    /** The courier's display text, may be empty. */
    title: z.string(),
    place: z.string().nullable(),
  })
  .readonly()
export type TrackingEvent = z.infer<typeof TrackingEvent>

const FINAL: ReadonlySet<TrackingStatus> = new Set([
  'delivered',
  'partially_delivered',
  'undelivered',
  'returned',
  'lost',
])

/** Whether the courier will normally not change it any more for the delivery leg. */
export const isFinal = (event: Pick<TrackingEvent, 'status' | 'provisional'>): boolean =>
  FINAL.has(event.status) && !event.provisional
