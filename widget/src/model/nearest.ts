import type { PointRow } from '@courier-checkout/api-client/contract'
import type { PointOffer } from './point-offer.ts'
import { spotOf } from './point-rules.ts'
import type { PointsModel } from './points-model.ts'

export interface Nearby {
  readonly offer: PointOffer
  readonly mark?: 'lastUsed' | 'favourite'
}

interface Places {
  readonly last: readonly string[]
  readonly favourites: readonly string[]
}

/**
 * The few points worth showing first: last used, favourites, then the nearest that can take the parcel.
 * When none can, the nearest that say why.
 */
export function toNearby(points: PointsModel, places: Places, limit: number): readonly Nearby[] {
  const isOpen = (row: number) => points.findBar(row) === null
  const known = new Map<number, Nearby>()
  const add = (code: string | undefined, mark: 'lastUsed' | 'favourite') => {
    const row = code === undefined ? -1 : points.table.rowOf(code)
    if (row < 0 || known.has(row) || !points.isOfMethod(row) || !isOpen(row)) return
    known.set(row, { offer: points.offer(row), mark })
  }
  add(places.last[0], 'lastUsed')
  for (const code of places.favourites) add(code, 'favourite')

  const open = points.nearest(limit + known.size, isOpen)
  const rest = open.length > 0 ? open : points.nearest(limit, () => true)
  const others = rest.filter((row) => !known.has(row))
  return [...known.values(), ...others.map((row): Nearby => ({ offer: points.offer(row) }))].slice(
    0,
    limit,
  )
}

/** What is near a point that was refused. */
export function toInstead(points: PointsModel, gone: PointRow, limit: number): readonly Nearby[] {
  const from = spotOf(gone)
  const rows = points.nearest(limit, (row) => points.findBar(row) === null, from)
  return rows.map((row) => ({ offer: points.offer(row, from) }))
}
