import { areaOf, between, type Convex, chord, clip, type HalfPlane, middleOf } from './convex.ts'
import { hash } from './noise.ts'
import type { TownIndex } from './town-index.ts'
import { type Box, boxOf, type Spot, worldPerKm } from './world.ts'

/** Districts lie on a jittered lattice of this many cells along the world: 2.7 km each at Moscow. */
export const DISTRICT_CELLS = 8192
const SEED = 7

/** A street or an avenue, straight. `rank` 0 is an avenue between districts, 6 a lane. */
export interface Street {
  readonly from: Spot
  readonly to: Spot
  readonly rank: number
}

export interface Block {
  readonly shape: Convex
  readonly kind: 'homes' | 'park' | 'works'
  readonly id: number
}

/** A part of a town: a cell of a Voronoi diagram, split into blocks by its streets. */
export interface District {
  readonly id: number
  readonly shape: Convex
  readonly box: Box
  /** 1 in the middle of a town, 0 at its edge. */
  readonly urbanity: number
  readonly kind: 'homes' | 'park' | 'works'
  readonly streets: readonly Street[]
  readonly blocks: readonly Block[]
}

export interface Districts {
  /** The urban district of a lattice cell; `null`: open country. */
  at(column: number, row: number): District | null
}

export function createDistricts(towns: TownIndex): Districts {
  const known = new Map<number, District | null>()
  return {
    at(column, row) {
      const id = column * DISTRICT_CELLS + row
      let district = known.get(id)
      if (district === undefined) {
        // A crude bound is enough: what is dropped is made again, and equal.
        if (known.size > 4000) known.clear()
        district = makeDistrict(towns, column, row)
        known.set(id, district)
      }
      return district
    },
  }
}

function makeDistrict(towns: TownIndex, column: number, row: number): District | null {
  const site = siteOf(column, row)
  const urbanity = towns.urbanity(site.x, site.y)
  if (urbanity <= 0) return null
  const shape = voronoiCell(column, row)
  const id = Math.floor(hash(SEED + 2, column, row) * 2 ** 31)
  const kind = kindOf(hash(SEED + 3, column, row), urbanity)
  const edges = shape.map((from, i) => ({
    from,
    to: shape[(i + 1) % shape.length] ?? from,
    rank: 0,
  }))
  const { streets, blocks } =
    kind === 'park' ? { streets: [], blocks: [] } : splitIntoBlocks({ id, shape, urbanity, kind })
  return {
    id,
    shape,
    box: boxOf(shape),
    urbanity,
    kind,
    streets: [...edges, ...streets],
    blocks,
  }
}

function kindOf(chance: number, urbanity: number): District['kind'] {
  if (urbanity < 0.7 && chance < 0.1) return 'park'
  return urbanity < 0.6 && chance > 0.86 ? 'works' : 'homes'
}

function siteOf(column: number, row: number): Spot {
  return {
    x: (column + 0.5 + 0.76 * (hash(SEED, column, row) - 0.5)) / DISTRICT_CELLS,
    y: (row + 0.5 + 0.76 * (hash(SEED + 1, column, row) - 0.5)) / DISTRICT_CELLS,
  }
}

/** All that is nearer to this site than to any other. */
function voronoiCell(column: number, row: number): Convex {
  const site = siteOf(column, row)
  const reach = 2 / DISTRICT_CELLS
  let shape: Convex = [
    { x: site.x - reach, y: site.y - reach },
    { x: site.x + reach, y: site.y - reach },
    { x: site.x + reach, y: site.y + reach },
    { x: site.x - reach, y: site.y + reach },
  ]
  for (let dx = -2; dx <= 2; dx++) {
    for (let dy = -2; dy <= 2; dy++) {
      if (dx === 0 && dy === 0) continue
      const other = siteOf(column + dx, row + dy)
      const [a, b] = [other.x - site.x, other.y - site.y]
      const half = between(site, other, 0.5)
      shape = clip(shape, { a, b, c: a * half.x + b * half.y })
    }
  }
  return shape
}

interface Parent {
  readonly id: number
  readonly shape: Convex
  readonly urbanity: number
  readonly kind: 'homes' | 'works'
}

/** Streets halve the district again and again, along its own grid, until blocks are of a town's size. */
function splitIntoBlocks(parent: Parent): { streets: Street[]; blocks: Block[] } {
  const streets: Street[] = []
  const blocks: Block[] = []
  const angle = hash(parent.id, 1) * Math.PI
  const km = worldPerKm(parent.shape[0]?.y ?? 0)
  const sideKm = parent.kind === 'works' ? 0.42 : 0.3 - 0.17 * Math.min(1, parent.urbanity * 1.4)
  const enough = (sideKm * km) ** 2

  const split = (shape: Convex, rank: number, path: number): void => {
    if (areaOf(shape) < enough || rank > 12) {
      const chance = hash(parent.id, path, 5)
      const kind = chance < 0.07 && rank > 3 ? 'park' : parent.kind
      blocks.push({ shape, kind, id: Math.floor(chance * 2 ** 31) })
      return
    }
    const line = dividingLine(shape, angle, hash(parent.id, path, 3))
    const ends = chord(shape, line)
    if (ends) streets.push({ from: ends[0], to: ends[1], rank: Math.min(6, rank) })
    const rest = { a: -line.a, b: -line.b, c: -line.c }
    split(clip(shape, line), rank + 1, path * 2)
    split(clip(shape, rest), rank + 1, path * 2 + 1)
  }
  split(parent.shape, 1, 1)
  return { streets, blocks }
}

/** Across the longer side, near its middle. */
export function dividingLine(shape: Convex, angle: number, chance: number): HalfPlane {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const along = shape.map((p) => p.x * cos + p.y * sin)
  const across = shape.map((p) => p.y * cos - p.x * sin)
  const lengths = [along, across].map((side) => Math.max(...side) - Math.min(...side))
  const isLong = (lengths[0] ?? 0) >= (lengths[1] ?? 0)
  const side = isLong ? along : across
  const low = Math.min(...side)
  const c = low + (Math.max(...side) - low) * (0.5 + 0.2 * (chance - 0.5))
  return isLong ? { a: cos, b: sin, c } : { a: -sin, b: cos, c }
}

/** Houses of a block: it is halved on until lots are small, and most lots are built on. */
export function housesOf(block: Block): readonly Convex[] {
  const houses: Convex[] = []
  const km = worldPerKm(middleOf(block.shape).y)
  const enough = ((block.kind === 'works' ? 0.09 : 0.042) * km) ** 2
  const first = block.shape[0] ?? { x: 0, y: 0 }
  const second = block.shape[1] ?? first
  const angle = Math.atan2(second.y - first.y, second.x - first.x)

  const split = (shape: Convex, path: number): void => {
    if (shape.length < 3) return
    if (areaOf(shape) < enough || path > 200) {
      if (hash(block.id, path, 1) < 0.66) houses.push(shape)
      return
    }
    const line = dividingLine(shape, angle, hash(block.id, path, 2))
    split(clip(shape, line), path * 2)
    split(clip(shape, { a: -line.a, b: -line.b, c: -line.c }), path * 2 + 1)
  }
  split(block.shape, 1)
  return houses
}
