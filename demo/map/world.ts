/**
 * A place on the square of the web Mercator projection: `{ x: 0.5, y: 0.5 }` is where the equator meets
 * Greenwich, `y` grows to the south. All geometry of the map is in these units.
 */
export interface Spot {
  readonly x: number
  readonly y: number
}

export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** A town as the map draws it. */
export interface MapTown extends Spot {
  readonly name: string
  readonly population: number
  /** How far its streets reach, in world units. */
  readonly radius: number
}

/** What the map needs of a town. Degrees. */
export interface TownRecord {
  readonly name: string
  readonly population: number
  readonly lat: number
  readonly lon: number
}

const EQUATOR_KM = 40_075

export function toSpot({ lat, lon }: { readonly lat: number; readonly lon: number }): Spot {
  const sin = Math.sin((lat * Math.PI) / 180)
  return { x: lon / 360 + 0.5, y: 0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI) }
}

/** World units of one kilometre on the ground: the projection stretches the north. */
export function worldPerKm(y: number): number {
  return Math.cosh(Math.PI * (1 - 2 * y)) / EQUATOR_KM
}

export function toMapTown(town: TownRecord): MapTown {
  const spot = toSpot(town)
  const radiusKm = 1.6 + Math.min(16, Math.sqrt(town.population / 1_000) * 0.16)
  const { name, population } = town
  return { ...spot, name, population, radius: radiusKm * worldPerKm(spot.y) }
}

export function meets(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

export function grow(box: Box, by: number): Box {
  return {
    left: box.left - by,
    top: box.top - by,
    right: box.right + by,
    bottom: box.bottom + by,
  }
}

export function boxOf(spots: readonly Spot[]): Box {
  const xs = spots.map((spot) => spot.x)
  const ys = spots.map((spot) => spot.y)
  return {
    left: Math.min(...xs),
    top: Math.min(...ys),
    right: Math.max(...xs),
    bottom: Math.max(...ys),
  }
}
