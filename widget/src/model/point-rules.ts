import type { PointRefusal, PointRow, Quote } from '@courier-checkout/api-client/contract'

export interface Spot {
  readonly latitude: number
  readonly longitude: number
}

/**
 * Why a point cannot be had. `gone`: refused at the token; `price`: no quote fits it; `town`: it is
 * not in the town that was priced.
 */
export type PointBar = PointRefusal | 'gone' | 'price' | 'town'

/** The quote a point is had for: of the wanted service level where it fits, else the cheapest. */
export function findQuote(
  point: Pick<PointRow, 'operatorCode'>,
  quotes: readonly Quote[],
  serviceLevel: string | undefined,
): Quote | null {
  const fitting = quotes.filter(
    (quote) => quote.operatorCode === null || quote.operatorCode === point.operatorCode,
  )
  return fitting.find((quote) => quote.serviceLevel === serviceLevel) ?? fitting[0] ?? null
}

const EARTH_METRES = 6_371_000
const RADIAN = Math.PI / 180

/** Metres along the ground; near enough for a town. */
export function metresBetween(a: Spot, b: Spot): number {
  const north = (b.latitude - a.latitude) * RADIAN
  const east =
    (b.longitude - a.longitude) * RADIAN * Math.cos(((a.latitude + b.latitude) / 2) * RADIAN)
  return Math.hypot(north, east) * EARTH_METRES
}

export function spotOf(place: {
  readonly latitude?: number | null | undefined
  readonly longitude?: number | null | undefined
}): Spot | null {
  const { latitude, longitude } = place
  return typeof latitude === 'number' && typeof longitude === 'number'
    ? { latitude, longitude }
    : null
}

/** The middle of the points, for a town whose own place is not known. */
export function middleOf(points: readonly PointRow[]): Spot | null {
  const spots = points.flatMap((point) => spotOf(point) ?? [])
  const middle = (values: readonly number[]) =>
    [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]
  return spotOf({
    latitude: middle(spots.map((spot) => spot.latitude)),
    longitude: middle(spots.map((spot) => spot.longitude)),
  })
}
