import type { Random } from '../../chaos/random.ts'

/** Steep enough that a few large shops place as much as thousands of small ones. */
const EXPONENT = 0.8

/** Orders a day of each shop: by rank, as sales of shops are. */
export function drawShops(
  random: Random,
  { count, ordersPerDay }: { readonly count: number; readonly ordersPerDay: number },
): readonly number[] {
  const weights = Array.from({ length: count }, (_, rank) => (rank + 1) ** -EXPONENT)
  const sum = weights.reduce((a, b) => a + b, 0)
  const wanted = count * ordersPerDay
  // A day is not like another: each shop has more or less than its share.
  return weights.map((weight) => (wanted * weight * (0.5 + random.next())) / sum)
}
