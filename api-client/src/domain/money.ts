import * as z from 'zod'

export const Currency = z.enum(['RUB', 'KZT', 'BYN', 'UZS', 'UAH', 'KGS', 'AMD'])
export type Currency = z.infer<typeof Currency>

/**
 * An amount of money in minor units: `{ amount: 35000, currency: 'RUB' }` is 350 ₽.
 * Never a float, never without its currency.
 */
export const Money = z.object({ amount: z.int(), currency: Currency }).readonly()
export type Money = z.infer<typeof Money>

/** Adds two amounts. Throws `RangeError` when the currencies differ. */
export function add(a: Money, b: Money): Money {
  if (a.currency !== b.currency) throw new RangeError(`cannot add ${b.currency} to ${a.currency}`)
  return { amount: a.amount + b.amount, currency: a.currency }
}
