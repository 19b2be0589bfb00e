import type { Breathe } from './breathe.ts'
import type { PlacedPoint } from './placed.ts'

/** A square of the world: `x / 2^z … (x + 1) / 2^z`. */
export interface Square {
  readonly z: number
  readonly x: number
  readonly y: number
}

export interface Leaf extends Square {
  readonly points: readonly PlacedPoint[]
}

export const LEAF_LIMIT = 1_500
/** A house; what stands in one place cannot be split further. */
const DEEPEST = 18
const WORLD: Square = { z: 0, x: 0, y: 0 }

/**
 * Splits the world into squares of at most `limit` points, empty ones left out. Dense places get small
 * squares, so that every file is about as long as any other.
 */
export async function splitIntoLeaves(
  points: readonly PlacedPoint[],
  limit: number,
  breathe: Breathe,
): Promise<readonly Leaf[]> {
  const leaves: Leaf[] = []
  const waiting: Leaf[] = points.length > 0 ? [{ ...WORLD, points }] : []
  for (let leaf = waiting.pop(); leaf; leaf = waiting.pop()) {
    if (leaf.points.length <= limit || leaf.z === DEEPEST) leaves.push(leaf)
    else waiting.push(...split(leaf))
    await breathe()
  }
  return leaves.sort((a, b) => a.z - b.z || a.x - b.x || a.y - b.y)
}

function split({ z, x, y, points }: Leaf): readonly Leaf[] {
  const size = 2 ** (z + 1)
  const quarters: PlacedPoint[][] = [[], [], [], []]
  for (const point of points) {
    const [east, south] = [Math.floor(point.x * size) - 2 * x, Math.floor(point.y * size) - 2 * y]
    quarters[south * 2 + east]?.push(point)
  }
  return quarters.flatMap((quarter, i) =>
    quarter.length === 0
      ? []
      : [{ z: z + 1, x: 2 * x + (i & 1), y: 2 * y + (i >> 1), points: quarter }],
  )
}

const GRAIN = 2 ** 16

/** Along a curve through the square, so that neighbours in the file are neighbours on the map. */
export function sortAlongCurve({ z, x, y, points }: Leaf): readonly PlacedPoint[] {
  const size = 2 ** z
  return points
    .map((point) => {
      const [east, south] = [(point.x * size - x) * GRAIN, (point.y * size - y) * GRAIN]
      return { point, at: spread(east) + 2 * spread(south) }
    })
    .sort((a, b) => a.at - b.at || (a.point.point.code < b.point.point.code ? -1 : 1))
    .map(({ point }) => point)
}

/** Sixteen bits with a gap after each: two of them interleave into the place on the curve. */
function spread(value: number): number {
  let bits = value & (GRAIN - 1)
  bits = (bits | (bits << 8)) & 0x00ff00ff
  bits = (bits | (bits << 4)) & 0x0f0f0f0f
  bits = (bits | (bits << 2)) & 0x33333333
  return ((bits | (bits << 1)) & 0x55555555) >>> 0
}
