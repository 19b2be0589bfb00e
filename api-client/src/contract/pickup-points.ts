import * as z from 'zod'
import { Accepts, PickupPoint } from '../domain/pickup-point.ts'

/** `GET /v1/pickup-points?town=`. */
export const PointQueryString = z.object({ town: z.string().min(1).max(40) })
export type PointQueryString = z.infer<typeof PointQueryString>

/** What the list, the filters and a pin need of a point. The rest is asked for when it is opened. */
export const PointRow = z.object({
  code: z.string(),
  name: z.string(),
  address: z.string(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  operatorCode: z.string().nullable(),
  hours: z.string().nullable(),
  maxWeightGrams: z.int().nullable(),
  accepts: Accepts,
  isLocker: z.boolean(),
})
export type PointRow = z.infer<typeof PointRow>

export const PointsAnswer = z.object({
  points: z.array(PointRow),
  /** Names of the operators that occur. */
  operators: z.array(z.object({ code: z.string(), name: z.string() })),
  /** When the courier was last asked: `2026-11-25T06:00:00.000Z`. */
  updatedAt: z.iso.datetime(),
})
export type PointsAnswer = z.infer<typeof PointsAnswer>

/** `GET /v1/pickup-points/{code}`. */
export const PointAnswer = z.object({ point: PickupPoint })
export type PointAnswer = z.infer<typeof PointAnswer>
