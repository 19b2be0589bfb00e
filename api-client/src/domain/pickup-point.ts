import * as z from 'zod'
import type { Payment } from './cart.ts'

/** What a point takes. `null`: the courier does not say. */
export const Accepts = z
  .object({
    cash: z.boolean().nullable(),
    card: z.boolean().nullable(),
    fitting: z.boolean().nullable(),
    individuals: z.boolean().nullable(),
  })
  .readonly()
export type Accepts = z.infer<typeof Accepts>

/** A counter or locker where the recipient collects. */
export const PickupPoint = z
  .object({
    code: z.string().min(1),
    /** The operator's own code; letters and leading zeros matter. */
    operatorPointCode: z.string().nullable(),
    name: z.string(),
    operator: z.object({ code: z.string(), name: z.string() }).readonly().nullable(),
    townCode: z.string(),
    townName: z.string(),
    regionCode: z.string(),
    address: z.string(),
    phones: z.array(z.string()).readonly(),
    /** How to find it. */
    directions: z.string().nullable(),
    comment: z.string().nullable(),
    /** Free text, as the courier wrote it: `пн-пт 10:00-20:00`. */
    hours: z.string().nullable(),
    /** `null`: no limit known. */
    maxWeightGrams: z.int().positive().nullable(),
    accepts: Accepts,
    latitude: z.number().nullable(),
    longitude: z.number().nullable(),
    /** Unattended. Unconfirmed: read out of the name, the wire does not tell lockers apart. */
    isLocker: z.boolean(),
  })
  .readonly()
export type PickupPoint = z.infer<typeof PickupPoint>

export interface PickupPointQuery {
  readonly code?: string | undefined
  readonly townCode?: string | undefined
  /** Street and house narrow only within a town. */
  readonly street?: string | undefined
  readonly house?: string | undefined
  readonly regionCode?: string | undefined
  readonly operatorCode?: string | undefined
  readonly accepts?: Partial<Record<'cash' | 'card' | 'fitting' | 'individuals', boolean>>
  readonly weightGrams?: number | undefined
  readonly box?: {
    readonly north: number
    readonly west: number
    readonly south: number
    readonly east: number
  }
  readonly withCoordinates?: boolean | undefined
  readonly page?: { readonly from: number; readonly count: number } | undefined
}

/** Why a point cannot take this parcel, or `null` when it can. What the courier does not say is allowed. */
export type PointRefusal = 'weight' | 'cash' | 'card'

export function findRefusal(
  point: Pick<PickupPoint, 'accepts' | 'maxWeightGrams'>,
  parcel: { readonly weightGrams: number; readonly payment: Payment },
): PointRefusal | null {
  if (point.maxWeightGrams !== null && parcel.weightGrams > point.maxWeightGrams) return 'weight'
  if (parcel.payment === 'cash' && point.accepts.cash === false) return 'cash'
  if (parcel.payment === 'card' && point.accepts.card === false) return 'card'
  return null
}
