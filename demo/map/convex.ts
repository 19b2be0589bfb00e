import type { Spot } from './world.ts'

/** Corners in order; never hollow. */
export type Convex = readonly Spot[]

/** Everything on one side of a line: where `a·x + b·y <= c`. */
export interface HalfPlane {
  readonly a: number
  readonly b: number
  readonly c: number
}

export function clip(shape: Convex, { a, b, c }: HalfPlane): Convex {
  const kept: Spot[] = []
  for (let i = 0; i < shape.length; i++) {
    const from = shape[i]
    const to = shape[(i + 1) % shape.length]
    if (!from || !to) continue
    const before = a * from.x + b * from.y - c
    const after = a * to.x + b * to.y - c
    if (before <= 0) kept.push(from)
    if (before * after < 0) kept.push(between(from, to, before / (before - after)))
  }
  return kept
}

/** The part of a line inside the shape, or `null`. The line is the edge of the half-plane. */
export function chord(shape: Convex, { a, b, c }: HalfPlane): readonly [Spot, Spot] | null {
  const ends: Spot[] = []
  for (let i = 0; i < shape.length; i++) {
    const from = shape[i]
    const to = shape[(i + 1) % shape.length]
    if (!from || !to) continue
    const before = a * from.x + b * from.y - c
    const after = a * to.x + b * to.y - c
    if (before * after < 0) ends.push(between(from, to, before / (before - after)))
  }
  const [first, second] = ends
  return first && second ? [first, second] : null
}

export function areaOf(shape: Convex): number {
  let twice = 0
  for (let i = 0; i < shape.length; i++) {
    const from = shape[i]
    const to = shape[(i + 1) % shape.length]
    if (from && to) twice += from.x * to.y - to.x * from.y
  }
  return Math.abs(twice) / 2
}

export function middleOf(shape: Convex): Spot {
  const sum = shape.reduce((s, p) => ({ x: s.x + p.x, y: s.y + p.y }), { x: 0, y: 0 })
  return { x: sum.x / shape.length, y: sum.y / shape.length }
}

/** The same shape, drawn together around its middle. */
export function shrink(shape: Convex, factor: number): Convex {
  const middle = middleOf(shape)
  return shape.map((corner) => between(middle, corner, factor))
}

export function between(from: Spot, to: Spot, share: number): Spot {
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share }
}
