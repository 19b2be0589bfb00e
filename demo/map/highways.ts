import type { MapTown } from './world.ts'

export interface Highway {
  readonly from: MapTown
  readonly to: MapTown
  readonly seed: number
  readonly isMajor: boolean
}

const CANDIDATES = 10

/** Two towns are joined when no third lies in the circle between them: few roads, none missing. */
export function createHighways(towns: readonly MapTown[]): readonly Highway[] {
  const highways: Highway[] = []
  for (const [index, from] of towns.entries()) {
    const near = towns
      .map((town, i) => ({ town, i, far: distance(from, town) }))
      .sort((a, b) => a.far - b.far)
      .slice(1, CANDIDATES + 1)
    for (const { town: to, i, far } of near) {
      // Each pair once; the smaller index speaks, unless it has too many nearer neighbours.
      const isListed = highways.some((way) => way.from === to && way.to === from)
      if (isListed || isBlocked(from, to, towns) || far > 0.08) continue
      const isMajor = Math.min(from.population, to.population) > 180_000
      highways.push({ from, to, seed: index * 4096 + i, isMajor })
    }
  }
  return highways
}

function isBlocked(from: MapTown, to: MapTown, towns: readonly MapTown[]): boolean {
  const middle = { x: (from.x + to.x) / 2, y: (from.y + to.y) / 2 }
  const radius = distance(from, to) / 2
  return towns.some((third) => third !== from && third !== to && distance(third, middle) < radius)
}

function distance(a: { x: number; y: number }, b: { x: number; y: number }): number {
  return Math.hypot(a.x - b.x, a.y - b.y)
}
