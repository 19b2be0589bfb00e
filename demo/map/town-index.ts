import { noise } from './noise.ts'
import type { MapTown } from './world.ts'

const CELLS = 256
const SEED = 41

/** Answers where towns are, quickly. */
export interface TownIndex {
  readonly all: readonly MapTown[]
  /** How urban a place is: 1 in the middle of a town, 0 at its edge, below zero outside. */
  urbanity(x: number, y: number): number
  /** How far from the towns' reach a place is, in radii: 0 inside, 1 one radius outside … at most 3. */
  remoteness(x: number, y: number): number
}

export function createTownIndex(towns: readonly MapTown[]): TownIndex {
  const cells = new Map<number, MapTown[]>()
  for (const town of towns) {
    const [column, row] = [Math.floor(town.x * CELLS), Math.floor(town.y * CELLS)]
    for (let dx = -1; dx <= 1; dx++) {
      for (let dy = -1; dy <= 1; dy++) {
        const key = (column + dx) * CELLS + row + dy
        const list = cells.get(key)
        if (list) list.push(town)
        else cells.set(key, [town])
      }
    }
  }
  const near = (x: number, y: number) =>
    cells.get(Math.floor(x * CELLS) * CELLS + Math.floor(y * CELLS)) ?? []
  const shareOfRadius = (x: number, y: number) => {
    let least = 4
    for (const town of near(x, y)) {
      least = Math.min(least, Math.hypot(x - town.x, y - town.y) / town.radius)
    }
    return least
  }

  return {
    all: towns,
    urbanity(x, y) {
      const share = shareOfRadius(x, y)
      // A town is no circle: its edge wanders.
      return share >= 4 ? -3 : 1 - share - 0.35 * (noise(SEED, x * 6000, y * 6000) - 0.45)
    },
    remoteness: (x, y) => Math.max(0, shareOfRadius(x, y) - 1),
  }
}
