import type { OverviewLevel } from '@courier-checkout/api-client/contract'
import type { Breathe } from './breathe.ts'
import { toDifferences } from './encode-chunk.ts'
import type { PlacedPoint } from './placed.ts'

/** From zoom 8 on the leaves themselves are drawn. */
export const OVERVIEW_ZOOMS = [3, 4, 5, 6, 7] as const

/** 256 px of a tile by 64 px of a cell. */
const CELLS_PER_TILE = 4
/** A third of a pixel at the deepest of these zooms. */
const STEPS = 1e5

export async function toOverview(
  points: readonly PlacedPoint[],
  breathe: Breathe,
): Promise<ReadonlyMap<number, OverviewLevel>> {
  const levels = new Map<number, OverviewLevel>()
  for (const zoom of OVERVIEW_ZOOMS) {
    levels.set(zoom, toLevel(points, zoom))
    await breathe()
  }
  return levels
}

interface Cell {
  readonly key: number
  x: number
  y: number
  n: number
}

/** Cells are counted from the world's corner, not from a view's: nothing jumps while the map moves. */
function toLevel(points: readonly PlacedPoint[], zoom: number): OverviewLevel {
  const side = CELLS_PER_TILE * 2 ** zoom
  const cells = new Map<number, Cell>()
  for (const { x, y } of points) {
    const key = Math.floor(y * side) * side + Math.floor(x * side)
    const cell = cells.get(key) ?? { key, x: 0, y: 0, n: 0 }
    cell.x += x
    cell.y += y
    cell.n++
    cells.set(key, cell)
  }
  const sorted = [...cells.values()].sort((a, b) => a.key - b.key)
  return {
    x: toDifferences(sorted.map(({ x, n }) => Math.round((x / n) * STEPS))),
    y: toDifferences(sorted.map(({ y, n }) => Math.round((y / n) * STEPS))),
    n: sorted.map(({ n }) => n),
  }
}
