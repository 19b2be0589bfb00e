import * as z from 'zod'
import { TrackingEvent } from '../domain/tracking.ts'
import { ShipmentReason, ShipmentStateName } from './shipments.ts'

/**
 * What a shop is told, by webhook and by pull alike. `number` grows per shipment: an older one never
 * overwrites a newer. An `event` id that was seen is ignored. Events of an older `attempt` are
 * shown and never applied.
 */
export const ShopEvent = z.object({
  event: z.string(),
  installation: z.string(),
  shipment: z.string(),
  reference: z.string(),
  attempt: z.int(),
  number: z.int().positive(),
  kind: z.enum(['tracking', 'state']),
  state: ShipmentStateName,
  courierReference: z.string().nullable(),
  waybill: z.string().nullable(),
  barcode: z.string().nullable(),
  /** With `tracking`. */
  tracking: TrackingEvent.nullable(),
  /** With `state`, when something failed. */
  reason: ShipmentReason.nullable(),
  at: z.iso.datetime(),
})
export type ShopEvent = z.infer<typeof ShopEvent>

/** `GET /v1/tracking-events?after=`. Without `after`: from the beginning. */
export const FeedQueryString = z.object({
  after: z.string().max(60).default(''),
  limit: z.coerce.number().pipe(z.int().min(1).max(500)).default(100),
})
export type FeedQueryString = z.infer<typeof FeedQueryString>

/** Oldest first. Ask again with `next` until `events` is empty. */
export const FeedAnswer = z.object({ events: z.array(ShopEvent), next: z.string() })
export type FeedAnswer = z.infer<typeof FeedAnswer>
