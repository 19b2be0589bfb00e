import { hash, terrain } from './noise.ts'
import type { Box, MapTown, Spot } from './world.ts'

/** Springs and bends of rivers lie on a jittered lattice: 22 km a cell at Moscow. */
const CELLS = 1024
const SEED = 19
/** The part of the world that has rivers: from the Baltic to the date line, from 40° to 78° north. */
const WEST = Math.floor(0.53 * CELLS)
const EAST = CELLS
const NORTH = Math.floor(0.13 * CELLS)
const SOUTH = Math.floor(0.385 * CELLS)
const COLUMNS = EAST - WEST

/** One bend to the next. */
export interface Reach {
  readonly from: Spot
  readonly to: Spot
  readonly seed: number
  /** How many lattice cells it drains. */
  readonly flow: number
}

/** Water runs from each node to its lowest neighbour, and gathers. */
export interface Rivers {
  within(box: Box, leastFlow: number): readonly Reach[]
}

export function createRivers(towns: readonly MapTown[]): Rivers {
  const count = COLUMNS * (SOUTH - NORTH)
  const banks = placeOnRivers(towns)
  const spotOf = (node: number) => banks.get(node)?.spot ?? looseSpot(node)
  const heights = Float64Array.from({ length: count }, (_, i) => heightOf(i))
  const next = Int32Array.from({ length: count }, (_, i) => lowestNeighbour(i, heights))
  for (const node of [...banks.keys()]) leadWaterTo(node, { heights, next, banks })
  const flows = Float64Array.from({ length: count }, (_, i) => banks.get(i)?.flow ?? 1)
  const downhill = [...heights.keys()].sort((a, b) => (heights[b] ?? 0) - (heights[a] ?? 0))
  for (const node of downhill) {
    const to = next[node] ?? -1
    if (to >= 0) flows[to] = (flows[to] ?? 0) + (flows[node] ?? 0)
  }

  return {
    within(box, leastFlow) {
      const found: Reach[] = []
      const left = Math.max(WEST, Math.floor(box.left * CELLS) - 2)
      const right = Math.min(EAST - 1, Math.ceil(box.right * CELLS) + 2)
      const top = Math.max(NORTH, Math.floor(box.top * CELLS) - 2)
      const bottom = Math.min(SOUTH - 1, Math.ceil(box.bottom * CELLS) + 2)
      for (let row = top; row <= bottom; row++) {
        for (let column = left; column <= right; column++) {
          const node = (row - NORTH) * COLUMNS + column - WEST
          const [flow = 0, to = -1] = [flows[node], next[node]]
          if (to < 0 || flow < leastFlow) continue
          found.push({ from: spotOf(node), to: spotOf(to), seed: node, flow })
        }
      }
      return found
    },
  }
}

function heightOf(node: number): number {
  const { x, y } = looseSpot(node)
  // The whole land leans to the north, so that few valleys end blind.
  return terrain({ seed: SEED, octaves: 3, keep: 0.5 }, x * 40, y * 40) + y * 9
}

const lowestNeighbour = (node: number, heights: Float64Array) => steepest(node, heights, 1)
const highestNeighbour = (node: number, heights: Float64Array) => steepest(node, heights, -1)

function steepest(node: number, heights: Float64Array, sign: 1 | -1): number {
  const column = node % COLUMNS
  let [lowest, best] = [(heights[node] ?? 0) * sign, -1]
  for (const [dx, dy] of AROUND) {
    if (column + dx < 0 || column + dx >= COLUMNS) continue
    const other = node + dy * COLUMNS + dx
    const height = heights[other]
    if (height !== undefined && height * sign < lowest) [lowest, best] = [height * sign, other]
  }
  return best
}

const AROUND = [
  [-1, -1],
  [0, -1],
  [1, -1],
  [-1, 0],
  [1, 0],
  [-1, 1],
  [0, 1],
  [1, 1],
] as const

interface Course {
  readonly heights: Float64Array
  readonly next: Int32Array
  readonly banks: Map<number, Bank>
}

/** A town's river comes from somewhere: a few bends uphill are made to run to it. */
function leadWaterTo(bank: number, { heights, next, banks }: Course): void {
  let node = bank
  let flow = banks.get(bank)?.flow ?? 1
  for (let bend = 0; bend < 4; bend++) {
    const uphill = highestNeighbour(node, heights)
    if (uphill < 0 || banks.has(uphill)) return
    next[uphill] = node
    flow *= 0.7
    banks.set(uphill, { spot: looseSpot(uphill), flow })
    node = uphill
  }
}

interface Bank {
  readonly spot: Spot
  /** What rises here. */
  readonly flow: number
}

/** Towns grew on rivers: the bend nearest to each is moved beside its middle, and carries water. */
function placeOnRivers(towns: readonly MapTown[]): Map<number, Bank> {
  const banks = new Map<number, Bank>()
  for (const town of [...towns].sort((a, b) => b.population - a.population)) {
    const node = (Math.floor(town.y * CELLS) - NORTH) * COLUMNS + Math.floor(town.x * CELLS) - WEST
    if (banks.has(node)) continue
    const angle = hash(SEED + 9, node) * Math.PI * 2
    const off = town.radius * 0.3
    const spot = { x: town.x + Math.cos(angle) * off, y: town.y + Math.sin(angle) * off }
    banks.set(node, { spot, flow: Math.min(90, 4 + town.population / 12_000) })
  }
  return banks
}

function looseSpot(node: number): Spot {
  const column = WEST + (node % COLUMNS)
  const row = NORTH + Math.floor(node / COLUMNS)
  return {
    x: (column + 0.5 + 0.7 * (hash(SEED + 7, column, row) - 0.5)) / CELLS,
    y: (row + 0.5 + 0.7 * (hash(SEED + 8, column, row) - 0.5)) / CELLS,
  }
}
