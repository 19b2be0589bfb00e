import type { Spot } from './point-rules.ts'

/** In the square of web Mercator: 0…1 from its north-west corner; `NaN`: not known. */
export interface Place {
  readonly x: number
  readonly y: number
}

export function project(spot: Spot | null): Place {
  if (!spot) return { x: Number.NaN, y: Number.NaN }
  const sine = Math.sin((spot.latitude * Math.PI) / 180)
  return {
    x: spot.longitude / 360 + 0.5,
    y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI),
  }
}

export function unproject(x: number, y: number): Spot | null {
  if (!Number.isFinite(x)) return null
  const latitude = (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI
  const round = (degrees: number) => Math.round(degrees * 1e5) / 1e5
  return { latitude: round(latitude), longitude: round((x - 0.5) * 360) }
}

/** Pixels of the whole world at zoom 0. */
export const TILE = 256
