import { terrain } from './noise.ts'
import type { TownIndex } from './town-index.ts'
import type { Box, Spot } from './world.ts'

/** Lakes and woods are where a hilly field is above its level. */
export interface Field {
  /** Above zero inside. */
  at(x: number, y: number): number
}

/** `zoom` limits the detail: hills smaller than what is drawn would only flicker. */
export function lakes(towns: TownIndex, zoom: number): Field {
  const octaves = Math.max(1, Math.min(9, zoom - 4))
  return {
    at(x, y) {
      // No lake in the middle of a town.
      const shy = Math.max(0, 1 - towns.remoteness(x, y) / 2) * 0.4
      return terrain({ seed: 3, octaves, keep: 0.5 }, x * 420, y * 420) - 0.72 - shy
    },
  }
}

export function woods(zoom: number): Field {
  const octaves = Math.max(1, Math.min(9, zoom - 3))
  return { at: (x, y) => terrain({ seed: 63, octaves, keep: 0.68 }, x * 210, y * 210) - 0.505 }
}

const CELLS_PER_TILE = 16

/** The inside of a field within a box, as polygons on a lattice that neighbours share. */
export function outline(field: Field, box: Box): readonly (readonly Spot[])[] {
  const step = (box.right - box.left) / CELLS_PER_TILE
  const side = CELLS_PER_TILE + 1
  const values = Float64Array.from({ length: side * side }, (_, i) =>
    field.at(box.left + (i % side) * step, box.top + Math.floor(i / side) * step),
  )
  const shapes: Spot[][] = []
  for (let row = 0; row < CELLS_PER_TILE; row++) {
    // Whole cells side by side are one strip: fewer and seamless shapes.
    let stripStart = -1
    for (let column = 0; column <= CELLS_PER_TILE; column++) {
      const corners = column < CELLS_PER_TILE ? cornersOf(values, row, column) : undefined
      const isFull = corners?.every((value) => value > 0) ?? false
      if (isFull && stripStart < 0) stripStart = column
      if (!isFull && stripStart >= 0) {
        shapes.push(rectangle(box, step, { row, from: stripStart, to: column }))
        stripStart = -1
      }
      if (corners && !isFull) {
        const part = partOfCell(
          corners,
          { x: box.left + column * step, y: box.top + row * step },
          step,
        )
        if (part.length > 2) shapes.push(part)
      }
    }
  }
  return shapes
}

type Corners = readonly [number, number, number, number]

function cornersOf(values: Float64Array, row: number, column: number): Corners {
  const side = CELLS_PER_TILE + 1
  const at = (r: number, c: number) => values[r * side + c] ?? 0
  return [at(row, column), at(row, column + 1), at(row + 1, column + 1), at(row + 1, column)]
}

function rectangle(
  box: Box,
  step: number,
  strip: { readonly row: number; readonly from: number; readonly to: number },
): Spot[] {
  const [left, right] = [box.left + strip.from * step, box.left + strip.to * step]
  const [top, bottom] = [box.top + strip.row * step, box.top + (strip.row + 1) * step]
  return [
    { x: left, y: top },
    { x: right, y: top },
    { x: right, y: bottom },
    { x: left, y: bottom },
  ]
}

/** The corners of a cell that are inside, and where the shore crosses its sides. */
function partOfCell(values: Corners, at: Spot, step: number): Spot[] {
  const corners = [
    at,
    { x: at.x + step, y: at.y },
    { x: at.x + step, y: at.y + step },
    { x: at.x, y: at.y + step },
  ]
  const part: Spot[] = []
  for (const [i, corner] of corners.entries()) {
    const [value = 0, after = 0] = [values[i], values[(i + 1) % 4]]
    const next = corners[(i + 1) % 4] ?? corner
    if (value > 0) part.push(corner)
    if (value > 0 !== after > 0) {
      const share = value / (value - after)
      part.push({
        x: corner.x + (next.x - corner.x) * share,
        y: corner.y + (next.y - corner.y) * share,
      })
    }
  }
  return part
}
