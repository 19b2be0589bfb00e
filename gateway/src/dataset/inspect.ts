import type { PickupPoint } from '@courier-checkout/api-client'
import type { Breathe } from './breathe.ts'

/** How long a list is, by what a broken answer would lose. */
export interface Extent {
  readonly points: number
  readonly placed: number
  readonly towns: number
}

/** `partial`: whole towns or all places are missing, though most points are there. */
export type ListFault = 'empty' | 'garbled' | 'shrunken' | 'partial'

export interface Inspection {
  /** The rows that make sense, sorted by code, each code once. */
  readonly points: readonly PickupPoint[]
  readonly extent: Extent
  readonly garbled: number
  readonly fault: ListFault | null
}

const MOST_GARBLED = 0.02
const LEAST_KEPT = 0.5

/** Tells a courier's list from half of one, and its rows from noise. `before`: the list in force. */
export async function inspect(
  list: readonly PickupPoint[],
  before: Extent | null,
  breathe: Breathe,
): Promise<Inspection> {
  const byCode = new Map<string, PickupPoint>()
  const towns = new Set<string>()
  let [garbled, placed] = [0, 0]
  for (const point of list) {
    await breathe()
    if (!makesSense(point)) garbled++
    else if (!byCode.has(point.code)) {
      byCode.set(point.code, point)
      towns.add(point.townCode)
      if (point.latitude !== null) placed++
    }
  }
  const points = [...byCode.values()].sort((a, b) => (a.code < b.code ? -1 : 1))
  const extent: Extent = { points: points.length, placed, towns: towns.size }
  return { points, extent, garbled, fault: findFault(list.length, garbled, { extent, before }) }
}

function findFault(
  rows: number,
  garbled: number,
  { extent, before }: { readonly extent: Extent; readonly before: Extent | null },
): ListFault | null {
  if (rows === 0) return 'empty'
  if (garbled > rows * MOST_GARBLED) return 'garbled'
  if (!before) return null
  if (extent.points < before.points * LEAST_KEPT) return 'shrunken'
  const lostPlaces = extent.placed < before.placed * LEAST_KEPT
  return lostPlaces || extent.towns < before.towns * LEAST_KEPT ? 'partial' : null
}

/** Letters that a wrongly decoded text is full of: U+FFFD, control characters, Cyrillic read as Latin-1. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const NOISE = /\uFFFD|[\u0000-\u0008\u000E-\u001F]|[ÐÑ][\u0080-\u00BF]/

function makesSense(point: PickupPoint): boolean {
  const { code, name, address, latitude, longitude } = point
  if (code.trim() === '' || (address.trim() === '' && name.trim() === '')) return false
  if (NOISE.test(address) || NOISE.test(name) || NOISE.test(code)) return false
  if (latitude === null || longitude === null) return latitude === longitude
  return (
    Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180 && (latitude !== 0 || longitude !== 0)
  )
}
