import type { PickupPoint } from '@courier-checkout/api-client'

/** A point on the map, where the files will say it is. */
export interface PlacedPoint {
  readonly point: PickupPoint
  /** 1e-5 of a degree, about a metre. */
  readonly lat: number
  readonly lon: number
  /** Of the world's width (web mercator), from the north-west corner: 0…1. */
  readonly x: number
  readonly y: number
}

const STEPS = 1e5
/** Where web mercator ends; what lies beyond is drawn at the edge. */
const LAST_LATITUDE = 85.0511

/** `null`: the courier does not say where it is. */
export function toPlaced(point: PickupPoint): PlacedPoint | null {
  const { latitude, longitude } = point
  if (latitude === null || longitude === null) return null
  const lat = Math.round(latitude * STEPS)
  const lon = Math.round(longitude * STEPS)
  // From the rounded place, so that a reader who looks for the leaf of a point finds the same one.
  return { point, lat, lon, x: toWorldX(lon / STEPS), y: toWorldY(lat / STEPS) }
}

/** One step short of the edge, which would belong to a square outside the world. */
const inWorld = (value: number): number => Math.min(Math.max(value, 0), 1 - Number.EPSILON)

const toWorldX = (longitude: number): number => inWorld(longitude / 360 + 0.5)

function toWorldY(latitude: number): number {
  const kept = Math.min(Math.max(latitude, -LAST_LATITUDE), LAST_LATITUDE)
  const sine = Math.sin((kept * Math.PI) / 180)
  return inWorld(0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI))
}
