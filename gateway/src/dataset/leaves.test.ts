import { expect, test } from 'vitest'
import { aPoint, manyPoints } from '../../../test/fixtures/a-point.ts'
import { type Leaf, sortAlongCurve, splitIntoLeaves } from './leaves.ts'
import { type PlacedPoint, toPlaced } from './placed.ts'

const atOnce = async (): Promise<void> => {}
const place = (points: Parameters<typeof toPlaced>[0][]): PlacedPoint[] =>
  points.flatMap((point) => toPlaced(point) ?? [])

const holds = ({ z, x, y }: Leaf, point: PlacedPoint): boolean =>
  Math.floor(point.x * 2 ** z) === x && Math.floor(point.y * 2 ** z) === y

test('every point is in exactly one leaf, and no leaf is longer than allowed', async () => {
  const placed = place(manyPoints(5_000))

  const leaves = await splitIntoLeaves(placed, 100, atOnce)

  expect(leaves.reduce((sum, leaf) => sum + leaf.points.length, 0)).toBe(5_000)
  expect(Math.max(...leaves.map((leaf) => leaf.points.length))).toBeLessThanOrEqual(100)
  expect(leaves.every((leaf) => leaf.points.every((point) => holds(leaf, point)))).toBe(true)
})

test('the edges of the world are in it', async () => {
  const corners = place([
    aPoint({ latitude: 90, longitude: 180 }),
    aPoint({ latitude: -90, longitude: -180 }),
  ])

  const leaves = await splitIntoLeaves(corners, 1, atOnce)

  expect(leaves.map(({ z, x, y }) => [z, x, y])).toEqual([
    [1, 0, 1],
    [1, 1, 0],
  ])
})

test('a thousand points in one house make one leaf and no endless splitting', async () => {
  const leaves = await splitIntoLeaves(
    place(manyPoints(1_000, { latitude: 55.79, longitude: 49.12 })),
    100,
    atOnce,
  )

  expect(leaves.map(({ z, points }) => [z, points.length])).toEqual([[18, 1_000]])
})

test('points follow a curve, the same whatever order they came in', async () => {
  const placed = place(manyPoints(400))
  const [leaf] = await splitIntoLeaves(placed, 1_500, atOnce)
  const [turned] = await splitIntoLeaves(placed.toReversed(), 1_500, atOnce)

  const sorted = sortAlongCurve(leaf as Leaf)

  expect(sortAlongCurve(turned as Leaf)).toEqual(sorted)
  expect(meanStep(sorted)).toBeLessThan(meanStep(placed) / 3)
})

function meanStep(points: readonly PlacedPoint[]): number {
  const steps = points.slice(1).map((p, i) => {
    const before = points[i] ?? p
    return Math.hypot(p.x - before.x, p.y - before.y)
  })
  return steps.reduce((sum, step) => sum + step, 0) / steps.length
}
