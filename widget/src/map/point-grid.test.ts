import { expect, test } from 'vitest'
import { kazan } from '../../playground/examples.ts'
import { inventPoints } from '../../playground/fake-points.ts'
import { project } from '../model/mercator.ts'
import { type Spot, spotOf } from '../model/point-rules.ts'
import type { Box } from '../model/points-dataset.ts'
import { rowsNear, type Shown, toMarks } from './point-grid.ts'

const spots = inventPoints(kazan, 3_000, 0).flatMap((point) => spotOf(point) ?? [])

function toShown(places: readonly (Spot | null)[]): Shown {
  const projected = places.map(project)
  return {
    size: places.length,
    x: Float64Array.from(projected, ({ x }) => x),
    y: Float64Array.from(projected, ({ y }) => y),
    mask: new Uint8Array(places.length).fill(1),
  }
}

const columns = toShown(spots)
const world: Box = { left: 0, top: 0, right: 1, bottom: 1 }
const around = (row: number, reach: number): Box => {
  const x = columns.x[row] ?? 0
  const y = columns.y[row] ?? 0
  return { left: x - reach, right: x + reach, top: y - reach, bottom: y + reach }
}

test('places are where web Mercator has them', () => {
  const { x, y } = toShown([
    { latitude: 0, longitude: 0 },
    { latitude: 85.0511287798, longitude: -180 },
  ])

  expect([x[0], y[0]]).toEqual([0.5, 0.5])
  expect(x[1]).toBeCloseTo(0, 9)
  expect(y[1]).toBeCloseTo(0, 9)
})

test('points that are filtered out, or whose place nobody knows, are not drawn', () => {
  const shown = toShown([spots[0] ?? null, null, spots[1] ?? null])
  shown.mask[2] = 0

  expect(toMarks(shown, world, 18, null).map(({ row }) => row)).toEqual([0])
})

test('no point is lost or counted twice', () => {
  for (const zoom of [3, 8, 11, 15]) {
    const marks = toMarks(columns, world, zoom, null)
    expect(marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(3_000)
  }
})

test('marks do not move or change their number while the map is moved', () => {
  const zoom = 13
  const reach = 400 / (256 * 2 ** zoom)
  const step = 37 / (256 * 2 ** zoom)
  const box = around(0, reach)
  const moved = { ...box, left: box.left + step, right: box.right + step }
  const inBoth = (mark: { x: number; y: number }) =>
    mark.x > moved.left && mark.x < box.right && mark.y > box.top && mark.y < box.bottom
  const name = ({ x, y, count }: { x: number; y: number; count: number }) => `${x} ${y} ${count}`

  const before = toMarks(columns, box, zoom, null).filter(inBoth).map(name).sort()
  const after = toMarks(columns, moved, zoom, null).filter(inBoth).map(name).sort()

  expect(before.length).toBeGreaterThan(10)
  expect(after).toEqual(before)
})

test('the chosen point stands alone, however near others are', () => {
  const marks = toMarks(columns, world, 5, 7)

  expect(marks.at(-1)).toMatchObject({ row: 7, count: 1 })
  expect(marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(3_000)
})

test('points of one building are found by their mark', () => {
  const twins = toShown([spots[0], spots[0], spots[1]].map((spot) => spot ?? null))
  const [mark] = toMarks(twins, world, 18, null)

  expect(mark?.count).toBe(2)
  expect(mark && rowsNear(twins, mark, 18, 30)).toEqual([0, 1])
})
