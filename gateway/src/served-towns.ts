import type { PickupPoint, Town } from '@courier-checkout/api-client'

/** Towns that surely are served: they have pickup points. */
export interface ServedTowns {
  /** Codes, the nearest first, without the town itself. */
  nearestTo(town: Town, limit: number): readonly string[]
}

/** Further than this is no neighbour. */
const FAR_KM = 500
const EARTH_KM = 6_371
const RADIAN = Math.PI / 180

interface Served {
  readonly code: string
  readonly regionCode: string
  readonly count: number
  /** Of its first point that has a place: near enough for a town. */
  readonly spot: Spot | null
}

interface Spot {
  readonly latitude: number
  readonly longitude: number
}

export function createServedTowns(
  byTown: ReadonlyMap<string, readonly PickupPoint[]>,
): ServedTowns {
  const served = [...byTown].map(([code, points]): Served => {
    const [first] = points
    const placed = points.find((point) => spotOf(point) !== null)
    return {
      code,
      regionCode: first?.regionCode ?? '',
      count: points.length,
      spot: placed ? spotOf(placed) : null,
    }
  })

  /** By distance; a town whose place is not known has the largest of its region for neighbours. */
  function nearestTo(town: Town, limit: number): readonly string[] {
    const others = served.filter(({ code }) => code !== town.code)
    const from = spotOf(town)
    const near = from
      ? others
          .map((one) => ({ one, far: one.spot ? kmBetween(from, one.spot) : FAR_KM + 1 }))
          .filter(({ far }) => far <= FAR_KM)
          .sort((a, b) => a.far - b.far)
          .map(({ one }) => one)
      : others
          .filter(({ regionCode }) => regionCode === town.regionCode)
          .sort((a, b) => b.count - a.count)
    return near.slice(0, limit).map(({ code }) => code)
  }

  return { nearestTo }
}

function spotOf(place: {
  readonly latitude?: number | null | undefined
  readonly longitude?: number | null | undefined
}): Spot | null {
  const { latitude, longitude } = place
  if (latitude === null || latitude === undefined) return null
  if (longitude === null || longitude === undefined) return null
  return { latitude, longitude }
}

/** Near enough to tell neighbours apart. */
function kmBetween(a: Spot, b: Spot): number {
  const north = (b.latitude - a.latitude) * RADIAN
  const width = Math.cos(((a.latitude + b.latitude) / 2) * RADIAN)
  return Math.hypot(north, (b.longitude - a.longitude) * RADIAN * width) * EARTH_KM
}
