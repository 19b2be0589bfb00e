import * as z from 'zod'
import type { Cart } from './cart.ts'
import { Money } from './money.ts'

/** `{ min, max }` working days. */
export const TransitDays = z
  .object({ min: z.int().nonnegative(), max: z.int().nonnegative() })
  .readonly()
export type TransitDays = z.infer<typeof TransitDays>

/** `2026-11-25`: a calendar day where the recipient lives. */
export const CalendarDay = z.string().regex(/^\d{4}-\d{2}-\d{2}$/)

/** Who is meant by the price. `buyer`: what the buyer should pay; `merchant`: what the merchant pays. */
export type PriceType = 'buyer' | 'merchant'

/** What a courier is asked before anything is ordered. */
export interface RateRequest {
  /** The courier's town code; `null`: the merchant's card decides. */
  readonly senderTown: string | null
  readonly town: string
  readonly postcode?: string | undefined
  /** One line, where known: zone and distance tariffs need it. */
  readonly address?: string | undefined
  /** For couriers whose tariffs are of a delivery mode; absent: it makes no difference. */
  readonly method?: 'door' | 'pickup_point' | 'locker' | undefined
  readonly pointCode?: string | undefined
  /** Absent: every level that is possible. */
  readonly serviceLevel?: string | undefined
  readonly cart: Cart
  readonly priceType: PriceType
}

/** A courier's price for a parcel at a service level, before any merchant rule. */
export const Rate = z
  .object({
    serviceLevel: z.string(),
    name: z.string(),
    price: Money,
    /** `null`: the courier does not know. */
    transitDays: TransitDays.nullable(),
    /** First day delivery is possible, days off considered. */
    earliestDate: CalendarDay.nullable(),
    tariffZone: z.string().nullable(),
  })
  .readonly()
export type Rate = z.infer<typeof Rate>

/** Speed or urgency class of a courier: `{ code: '1', name: 'Эконом' }`. */
export const ServiceLevel = z
  .object({
    code: z.string(),
    name: z.string(),
    /** Set when only this operator's points may be used with the level. */
    operatorCode: z.string().nullable().default(null),
  })
  .readonly()
export type ServiceLevel = z.infer<typeof ServiceLevel>
