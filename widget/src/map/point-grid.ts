import { TILE } from '../model/mercator.ts'
import type { Box, Cluster } from '../model/points-dataset.ts'

/** Places of points in the square of web Mercator, and which of them are shown. */
export interface Shown {
  readonly size: number
  readonly x: Float64Array
  readonly y: Float64Array
  /** By row: 1 where it is shown. */
  readonly mask: Uint8Array
}

/** What is drawn: one point, or several that stand too near each other. */
export interface Mark extends Cluster {
  /** Row of a point in it; `-1`: its points are not loaded. */
  readonly row: number
}

/** Pixels a mark keeps for itself. */
const CELL = 64
const NEAR = 46

interface Cell {
  x: number
  y: number
  count: number
  row: number
}

/**
 * Marks of a view. Cells are anchored to the world, so that nothing jumps while the map is moved; the
 * box is widened to whole cells for the same reason. `alone` is never merged into others.
 */
export function toMarks(
  { size, x, y, mask }: Shown,
  box: Box,
  zoom: number,
  alone: number | null,
): readonly Mark[] {
  const scale = TILE * 2 ** zoom
  const perCell = scale / CELL
  const left = Math.floor(box.left * perCell) - 1
  const right = Math.floor(box.right * perCell) + 1
  const top = Math.floor(box.top * perCell) - 1
  const bottom = Math.floor(box.bottom * perCell) + 1
  const width = right - left + 1
  const cells = new Map<number, Cell>()

  for (let row = 0; row < size; row++) {
    if (mask[row] === 0) continue
    const px = x[row] as number
    const py = y[row] as number
    const column = Math.floor(px * perCell)
    const line = Math.floor(py * perCell)
    // Written so that a point without a place is left out too.
    if (!(column >= left && column <= right && line >= top && line <= bottom)) continue
    if (row === alone) continue
    const key = (line - top) * width + (column - left)
    const cell = cells.get(key)
    if (!cell) cells.set(key, { x: px, y: py, count: 1, row })
    else {
      // The running mean: a mark stands in the middle of its points.
      cell.count++
      cell.x += (px - cell.x) / cell.count
      cell.y += (py - cell.y) / cell.count
    }
  }

  const merged = mergeNear(cells, width, NEAR / scale)
  if (alone === null || !(x[alone] ?? Number.NaN)) return merged
  return [...merged, { x: x[alone] ?? 0, y: y[alone] ?? 0, count: 1, row: alone }]
}

/** Joins marks of neighbour cells that would touch: a plain grid looks like a grid. */
function mergeNear(cells: Map<number, Cell>, width: number, near: number): readonly Mark[] {
  const neighbours = [1, width - 1, width, width + 1]
  const keys = [...cells.keys()].sort((a, b) => a - b)
  for (const key of keys) {
    const cell = cells.get(key)
    if (!cell) continue
    for (const step of neighbours) {
      const other = cells.get(key + step)
      if (!other || Math.hypot(other.x - cell.x, other.y - cell.y) > near) continue
      const count = cell.count + other.count
      cell.x = (cell.x * cell.count + other.x * other.count) / count
      cell.y = (cell.y * cell.count + other.y * other.count) / count
      cell.count = count
      cells.delete(key + step)
    }
  }
  return [...cells.values()]
}

/** Rows that stand within `pixels` of a place at this zoom. */
export function rowsNear(
  { size, x, y, mask }: Shown,
  place: { readonly x: number; readonly y: number },
  zoom: number,
  pixels: number,
): readonly number[] {
  const near = pixels / (TILE * 2 ** zoom)
  const rows: number[] = []
  for (let row = 0; row < size; row++) {
    if (mask[row] === 0) continue
    if (Math.hypot((x[row] ?? 0) - place.x, (y[row] ?? 0) - place.y) <= near) rows.push(row)
  }
  return rows
}

/** The gateway's clusters that a box holds. */
export function clustersIn(clusters: readonly Cluster[], box: Box): readonly Mark[] {
  return clusters
    .filter(({ x, y }) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
    .map((cluster) => ({ ...cluster, row: -1 }))
}
