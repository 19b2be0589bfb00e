import * as z from 'zod'
import { DoorAddress, Town } from '../domain/address.ts'
import { Cart, Payment } from '../domain/cart.ts'
import { Currency, Money } from '../domain/money.ts'
import { WeightGrams } from '../domain/parcel.ts'
import { CalendarDay, ServiceLevel, TransitDays } from '../domain/rate.ts'
import { DeliveryWindow, Method } from '../domain/shipment.ts'
import { DeliveryWindows } from './installations.ts'
import { RuleSetName } from './rule-sets.ts'
import { CourierNote, SelectionClaims } from './selection-token.ts'

/** A quoted method. Lockers are quoted as pickup points. */
export const QuotedMethod = z.enum(['door', 'pickup_point'])
export type QuotedMethod = z.infer<typeof QuotedMethod>

/**
 * `GET /v1/quotes`, from browsers: simple for CORS, cacheable, nothing personal. `door` and
 * `pickup_point` name the rule set of each method that is asked for.
 * `parcels` is `1250/300/200/100;…` (grams/mm/mm/mm), sorted, absent when sizes are not known.
 */
export const QuoteQuery = z.object({
  town: z.string().min(1).max(40),
  currency: Currency,
  goods: z.coerce.number().pipe(z.int().nonnegative()),
  payment: Payment,
  weight: z.coerce.number().pipe(WeightGrams),
  parcels: z
    .string()
    .max(2000)
    .regex(/^\d+\/\d+\/\d+\/\d+(;\d+\/\d+\/\d+\/\d+)*$/)
    .optional(),
  door: RuleSetName.optional(),
  pickup_point: RuleSetName.optional(),
})
export type QuoteQuery = z.infer<typeof QuoteQuery>

/** A town by the courier's code, or as a shop's form knows it. */
export const Place = z.union([
  z.object({ townCode: z.string().min(1).max(40) }),
  z.object({
    name: z.string().trim().min(1).max(200),
    region: z.string().trim().max(200).optional(),
    postcode: z.string().trim().max(12).optional(),
    country: z.string().length(2).optional(),
  }),
])
export type Place = z.infer<typeof Place>

/** `POST /v1/quotes`, from a shop's server. */
export const QuoteRequest = z.object({
  place: Place,
  address: DoorAddress.optional(),
  cart: Cart,
  methods: z
    .array(z.object({ method: QuotedMethod, ruleSet: RuleSetName }))
    .min(1)
    .max(2),
})
export type QuoteRequest = z.infer<typeof QuoteRequest>

/** What one buyer is offered: a method at a service level, for this cart, in this town. */
export const Quote = z.object({
  /** `door:1`; names the quote within its answer. */
  id: z.string(),
  method: QuotedMethod,
  serviceLevel: z.string(),
  name: z.string(),
  /** What the buyer pays, tax included. */
  price: Money,
  /** How much the shop's rules took off; zero: nothing. */
  discount: Money,
  /** What is missing until delivery is free; `null`: it is, or never will be. */
  missingToFree: Money.nullable(),
  transitDays: TransitDays.nullable(),
  earliestDate: CalendarDay.nullable(),
  /** Set when only this operator's points can be used. */
  operatorCode: z.string().nullable(),
  /** Priced from an older answer of the courier. */
  isStale: z.boolean(),
  /** Only for `sk`: the courier's price before the shop's rules, and what the merchant pays. */
  rate: Money.optional(),
  cost: Money.optional(),
})
export type Quote = z.infer<typeof Quote>

/** Why a method cannot be had now; it stays on the screen, greyed. */
export const MethodRefusal = z.object({
  method: QuotedMethod,
  reason: z.enum([
    'no_rates',
    'no_points',
    'weight',
    'payment',
    'out_of_coverage',
    'courier_unavailable',
  ]),
  /** Grams, with `weight`. */
  limit: z.int().optional(),
})
export type MethodRefusal = z.infer<typeof MethodRefusal>

export const QuoteAnswer = z.object({
  town: Town,
  fingerprint: z.string(),
  quotes: z.array(Quote),
  refusals: z.array(MethodRefusal),
  /**
   * How many points the town has, and how many of them are lockers. `manifest` is the address of the
   * whole courier's points, below the gateway; absent while the gateway has not read them.
   */
  pickupPoints: z.object({ count: z.int(), lockers: z.int(), manifest: z.string().optional() }),
  /** For the door; `null`: no date or window is asked. */
  deliveryWindows: DeliveryWindows.nullable(),
  /** Sealed by the gateway for itself. Give it back with the selection. */
  seal: z.string(),
  /** When the quotes end: `2026-11-25T10:30:00.000Z`. */
  expiresAt: z.iso.datetime(),
})
export type QuoteAnswer = z.infer<typeof QuoteAnswer>

/** `POST /v1/selections`. `quote` is the id of one quote of the sealed answer. */
export const SelectionRequest = z.object({
  seal: z.string().min(1).max(8000),
  quote: z.string().min(1).max(60),
  method: Method,
  address: DoorAddress.optional(),
  point: z.string().min(1).max(60).optional(),
  window: DeliveryWindow.optional(),
  /** For the driver, to the door only. Leave it out where the shop's own comment field holds it. */
  note: CourierNote.optional(),
})
export type SelectionRequest = z.infer<typeof SelectionRequest>

export const SelectionAnswer = z.object({
  token: z.string(),
  selection: SelectionClaims,
  /** Set when the price differs from the quote's: say it to the buyer. */
  previousPrice: Money.nullable(),
})
export type SelectionAnswer = z.infer<typeof SelectionAnswer>

export const ServiceLevelsAnswer = z.object({ serviceLevels: z.array(ServiceLevel) })
export type ServiceLevelsAnswer = z.infer<typeof ServiceLevelsAnswer>
