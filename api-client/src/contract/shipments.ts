import * as z from 'zod'
import { Money } from '../domain/money.ts'
import { ShipmentDraft } from '../domain/shipment.ts'
import { TrackingEvent } from '../domain/tracking.ts'
import { ERROR_POLICY, type ErrorCode } from '../errors.ts'

/** The shop's number of the shipment: `1001`, `1001.2` for a part. Unique per installation. */
export const Reference = z.string().regex(/^[A-Za-z0-9А-Яа-я._-]{1,40}$/)

/**
 * `POST /v1/shipments`, with `Idempotency-Key: <reference>#<attempt>`. The same key and body answers
 * the present state; another body is `conflict`.
 */
export const ShipmentRequest = z.object({
  reference: Reference,
  attempt: z.int().min(1).max(999),
  draft: ShipmentDraft,
})
export type ShipmentRequest = z.infer<typeof ShipmentRequest>
export type ShipmentRequestInput = z.input<typeof ShipmentRequest>

/** `PUT /v1/shipments/{reference}`. */
export const ShipmentEdit = z.object({ draft: ShipmentDraft })
export type ShipmentEdit = z.infer<typeof ShipmentEdit>

export const ShipmentStateName = z.enum(['queued', 'sent', 'rejected', 'unclear', 'cancelled'])
export type ShipmentStateName = z.infer<typeof ShipmentStateName>

// Object.keys forgets the literal types that ERROR_POLICY carries.
const CODES = Object.keys(ERROR_POLICY) as [ErrorCode, ...ErrorCode[]]

/** Why a shipment stands where it stands, in our words and the courier's. */
export const ShipmentReason = z.object({
  code: z.enum(CODES),
  message: z.string(),
  courierCode: z.string().optional(),
  courierMessage: z.string().optional(),
})
export type ShipmentReason = z.infer<typeof ShipmentReason>

/** The order found at the courier under our number, beside ours: for the merchant to say whose it is. */
export const FoundAtCourier = z.object({
  courierReference: z.string(),
  createdOn: z.string().nullable(),
  recipientName: z.string(),
  orderSum: Money.nullable(),
})
export type FoundAtCourier = z.infer<typeof FoundAtCourier>

/** One line of a shipment's history, oldest first. */
export const TimelineEntry = z.object({
  at: z.iso.datetime(),
  attempt: z.int(),
  what: z.enum([
    'accepted',
    'sending',
    'sent',
    'no_answer',
    'rejected',
    'unclear',
    'resolved_ours',
    'resolved_foreign',
    'retry_requested',
    'edit_requested',
    'edited',
    'edit_rejected',
    'cancel_requested',
    'cancelled',
    'cancel_rejected',
    'given_up',
  ]),
  message: z.string(),
})
export type TimelineEntry = z.infer<typeof TimelineEntry>

export const ShipmentAnswer = z.object({
  shipmentId: z.string(),
  reference: z.string(),
  attempt: z.int(),
  state: ShipmentStateName,
  /** An edit or a cancellation that waits for the courier. */
  pending: z.enum(['edit', 'cancel']).nullable(),
  courierReference: z.string().nullable(),
  waybill: z.string().nullable(),
  barcode: z.string().nullable(),
  orderSum: Money.nullable(),
  reason: ShipmentReason.nullable(),
  /** With `unclear` only. */
  found: FoundAtCourier.nullable(),
  /** Oldest first. */
  events: z.array(TrackingEvent),
  timeline: z.array(TimelineEntry),
  /** When the next try is due, while `queued`. */
  nextTryAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type ShipmentAnswer = z.infer<typeof ShipmentAnswer>

/** `POST /v1/shipments/{reference}/resolve`: the merchant's word on an unclear one. */
export const ShipmentVerdict = z.object({ verdict: z.enum(['ours', 'foreign']) })
export type ShipmentVerdict = z.infer<typeof ShipmentVerdict>
