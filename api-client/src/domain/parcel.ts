import * as z from 'zod'

/** The heaviest and largest thing anybody describes; beyond it the input is a mistake. */
const MAX_GRAMS = 10_000_000
const MAX_MM = 100_000

/** One physical box. Sizes are known together or not at all. */
export const Parcel = z
  .object({
    /** Gross weight of the closed box in grams: `1250` is 1.25 kg. */
    weightGrams: z.int().positive().max(MAX_GRAMS),
    lengthMm: z.int().positive().max(MAX_MM),
    widthMm: z.int().positive().max(MAX_MM),
    heightMm: z.int().positive().max(MAX_MM),
  })
  .readonly()
export type Parcel = z.infer<typeof Parcel>

export const WeightGrams = z.int().positive().max(MAX_GRAMS)
