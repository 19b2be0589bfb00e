import * as z from 'zod'
import { Town } from '../domain/address.ts'

/**
 * `GET /v1/towns?q=`. `q` may be a name with typos, or a postcode; `code` asks for one town; `near` for
 * the towns with pickup points nearest to the town of that code, without itself.
 */
export const TownQueryString = z.object({
  q: z.string().trim().max(100).default(''),
  code: z.string().max(40).optional(),
  near: z.string().max(40).optional(),
  limit: z.coerce.number().pipe(z.int().min(1).max(20)).default(8),
})
export type TownQueryString = z.infer<typeof TownQueryString>

/** Best first. Empty: nothing is near what was typed. */
export const TownsAnswer = z.object({ towns: z.array(Town) })
export type TownsAnswer = z.infer<typeof TownsAnswer>

/** `GET /v1/streets?town=&q=`. */
export const StreetQueryString = z.object({
  town: z.string().min(1).max(40),
  q: z.string().trim().min(1).max(100),
})
export type StreetQueryString = z.infer<typeof StreetQueryString>

export const StreetsAnswer = z.object({
  streets: z.array(z.object({ name: z.string() })),
})
export type StreetsAnswer = z.infer<typeof StreetsAnswer>
