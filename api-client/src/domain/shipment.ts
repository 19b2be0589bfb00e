import * as z from 'zod'
import { DoorAddress, Town } from './address.ts'
import { Payment } from './cart.ts'
import { Currency, type Money } from './money.ts'
import { Parcel, WeightGrams } from './parcel.ts'
import { CalendarDay } from './rate.ts'
import type { TrackingEvent } from './tracking.ts'

const text = (max: number) => z.string().trim().max(max)
const ClockTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

export const Method = z.enum(['door', 'pickup_point', 'locker'])
export type Method = z.infer<typeof Method>

/** `{ date, from, to }` agreed for the door; `date` alone is allowed. */
export const DeliveryWindow = z
  .object({ date: CalendarDay, from: ClockTime.optional(), to: ClockTime.optional() })
  .readonly()
  .refine((w) => w.from === undefined || w.to === undefined || w.from <= w.to, {
    error: 'the window ends before it begins',
  })
export type DeliveryWindow = z.infer<typeof DeliveryWindow>

/** The person who receives. `phone` may hold several; a name or a company is needed. */
export const Recipient = z
  .object({
    name: text(200),
    company: text(200).optional(),
    phone: text(200).min(1),
    email: text(200).optional(),
    inn: text(20).optional(),
  })
  .readonly()
  .refine((r) => r.name !== '' || (r.company ?? '') !== '', {
    error: 'a name or a company is needed',
  })
export type Recipient = z.infer<typeof Recipient>

/** Where goods leave from, or are collected, when that is not the merchant's card. */
export const Sender = z
  .object({
    name: text(200).optional(),
    company: text(200).optional(),
    phone: text(200).optional(),
    /** One line. */
    address: text(400).optional(),
    /** When the driver may come. */
    window: DeliveryWindow.optional(),
  })
  .readonly()
export type Sender = z.infer<typeof Sender>

/** A line of goods. `prepayment` and `service` lines go without an article. */
export const Item = z
  .object({
    name: text(500).min(1),
    quantity: z.number().positive().max(100_000),
    /** Price of one, minor units, with tax. Negative only for `prepayment`. */
    unitPrice: z.int(),
    /** Whole percent; `null`: without VAT. */
    vatRate: z.int().min(0).max(100).nullable(),
    /** Weight of one, grams. */
    weightGrams: z.int().nonnegative().optional(),
    kind: z.enum(['goods', 'service', 'prepayment']).default('goods'),
    /** Article in the courier's warehouse: looked up there, and refused when unknown. */
    warehouseArticle: text(100).optional(),
    /** The shop's own article, as plain text. */
    article: text(100).optional(),
    barcode: text(100).optional(),
    /** «Честный ЗНАК» code; then the quantity is 1. */
    markingCode: text(300).optional(),
    shopLineId: text(60).optional(),
    /** The courier's code of this line, known after a look-up; needed for an edit. */
    courierLineCode: text(60).optional(),
  })
  .readonly()
export type Item = z.infer<typeof Item>

/** Delivery fee by what the recipient buys out. Minor units. */
export const FeeByBuyout = z
  .object({
    /** When everything above the last limit is bought. */
    above: z.int().nonnegative(),
    /** When all is refused. */
    refused: z.int().nonnegative(),
    below: z.array(z.object({ limit: z.int().positive(), fee: z.int().nonnegative() })).readonly(),
    vatRate: z.int().min(0).max(100).nullable(),
  })
  .readonly()

export const Destination = z.discriminatedUnion('method', [
  z.object({ method: z.literal('door'), town: Town, address: DoorAddress }),
  z.object({
    method: z.enum(['pickup_point', 'locker']),
    town: Town,
    point: z.object({ code: z.string().min(1), name: z.string(), address: z.string() }),
  }),
])
export type Destination = z.infer<typeof Destination>

/** A shipment not yet accepted: all that a courier must know. */
export const ShipmentDraft = z
  .object({
    serviceLevel: z.string().min(1),
    destination: Destination,
    recipient: Recipient,
    /** The courier's town code the goods leave from; absent: the merchant's card. */
    senderTown: z.string().optional(),
    sender: Sender.optional(),
    window: DeliveryWindow.optional(),
    weightGrams: WeightGrams,
    /** Boxes with known sizes; else only their count is told. */
    parcels: z.array(Parcel).max(500).readonly().default([]),
    parcelCount: z.int().positive().max(500).default(1),
    items: z.array(Item).max(1000).readonly().default([]),
    currency: Currency,
    payment: Payment,
    /** What the recipient pays for delivery, minor units, tax included. */
    deliveryFee: z.int().nonnegative(),
    deliveryVatRate: z.int().min(0).max(100).nullable().default(null),
    feeByBuyout: FeeByBuyout.optional(),
    /** Minor units; of the whole order. */
    discount: z.int().nonnegative().default(0),
    /** Sum of the order when there are no items, delivery included. With items it is computed. */
    orderSum: z.int().nonnegative().optional(),
    declaredValue: z.int().nonnegative(),
    /** Buyer's and manager's comments, one text. */
    courierNote: text(2000).default(''),
    contents: text(1000).default(''),
    acceptsPartially: z.boolean().default(false),
    /** Something is brought back: documents, an exchange. */
    bringsReturn: z.boolean().default(false),
    /** The whole shipment is a collection from the sender. */
    isCollection: z.boolean().default(false),
    extraServices: z
      .array(z.object({ code: text(40), value: z.union([z.number(), z.literal(true)]) }))
      .max(50)
      .readonly()
      .default([]),
  })
  .readonly()
export type ShipmentDraft = z.infer<typeof ShipmentDraft>

/** Σ lines + fee − discount, minor units: what the recipient would owe without a prepayment. */
export function toOrderSum(draft: ShipmentDraft): number {
  if (draft.items.length === 0) return draft.orderSum ?? draft.deliveryFee
  const lines = draft.items.reduce((sum, i) => sum + Math.round(i.unitPrice * i.quantity), 0)
  return lines + draft.deliveryFee - draft.discount
}

/** The courier took it now. */
export interface Created {
  readonly kind: 'created'
  readonly courierReference: string
  /** The courier's barcode, printed on the label; `null` when it is given later. */
  readonly barcode: string | null
  /** What the courier says is to be collected; `null` when it does not say. */
  readonly orderSum: Money | null
}

/** Something already stood there under the number. Whether it is ours is the caller's to decide. */
export interface FoundInstead {
  readonly kind: 'found'
  /** `duplicate`: the courier refused the number; `lost_answer`: we asked after no answer came. */
  readonly why: 'duplicate' | 'lost_answer'
  readonly found: FoundShipment
}

/** What stands at the courier under a number. */
export interface FoundShipment {
  readonly courierReference: string
  /** The courier's internal code. */
  readonly courierId: string
  readonly waybill: string | null
  readonly barcode: string | null
  /** Day the courier first recorded it, `null` when it does not say. */
  readonly createdOn: string | null
  readonly recipientName: string
  readonly recipientPhone: string
  readonly orderSum: Money | null
  readonly itemCodes: readonly {
    readonly code: string
    readonly name: string
    readonly quantity: number
  }[]
  readonly events: readonly TrackingEvent[]
}
