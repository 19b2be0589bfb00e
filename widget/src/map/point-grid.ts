/** Points as columns: places in the square of web Mercator, 0…1 from its north-west corner. */
export interface PointColumns {
  readonly x: Float64Array
  readonly y: Float64Array
}

/** What is drawn: one point, or several that stand too near each other. */
export interface Mark {
  readonly x: number
  readonly y: number
  readonly count: number
  /** Row of a point in it; of the chosen one, when it is inside. */
  readonly row: number
}

/** A part of the square. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Pixels a mark keeps for itself. */
const CELL = 64
const NEAR = 46
const TILE = 256

export function toColumns(
  places: readonly { readonly latitude: number; readonly longitude: number }[],
): PointColumns {
  const x = new Float64Array(places.length)
  const y = new Float64Array(places.length)
  places.forEach(({ latitude, longitude }, row) => {
    const sine = Math.sin((latitude * Math.PI) / 180)
    x[row] = longitude / 360 + 0.5
    y[row] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
  })
  return { x, y }
}

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
  { x, y }: PointColumns,
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

  for (let row = 0; row < x.length; row++) {
    const px = x[row] as number
    const py = y[row] as number
    const column = Math.floor(px * perCell)
    const line = Math.floor(py * perCell)
    if (column < left || column > right || line < top || line > bottom) continue
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
  if (alone === null) return merged
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
  { x, y }: PointColumns,
  place: { readonly x: number; readonly y: number },
  zoom: number,
  pixels: number,
): readonly number[] {
  const near = pixels / (TILE * 2 ** zoom)
  const rows: number[] = []
  for (let row = 0; row < x.length; row++) {
    if (Math.hypot((x[row] as number) - place.x, (y[row] as number) - place.y) <= near)
      rows.push(row)
  }
  return rows
}
