import * as z from 'zod'
import { Currency } from './money.ts'
import { Parcel, WeightGrams } from './parcel.ts'

/** How the buyer pays for the goods. `none`: already paid, nothing is collected. */
export const Payment = z.enum(['none', 'cash', 'card'])
export type Payment = z.infer<typeof Payment>

/** What a price is computed from. The fingerprint of `docs/lifecycle.md` is made of exactly these. */
export const Cart = z
  .object({
    currency: Currency,
    /** Minor units; after discounts, with tax, without delivery. */
    goods: z.int().nonnegative().max(100_000_000_00),
    payment: Payment,
    /** Grams, whole cart. */
    weightGrams: WeightGrams,
    /** Empty when sizes are not known. */
    parcels: z.array(Parcel).max(100).readonly(),
  })
  .readonly()
export type Cart = z.infer<typeof Cart>

/** The text whose SHA-256 is the fingerprint. Source: docs/lifecycle.md, "The cart". */
export function toCanonicalCart(cart: Cart): string {
  const parcels = cart.parcels
    .map((p) => `parcel=${p.weightGrams}/${p.lengthMm}/${p.widthMm}/${p.heightMm}`)
    .sort()
  const lines = [
    'cart/1',
    `currency=${cart.currency}`,
    `goods=${cart.goods}`,
    `payment=${cart.payment}`,
    `weight=${cart.weightGrams}`,
    ...parcels,
  ]
  return `${lines.join('\n')}\n`
}
