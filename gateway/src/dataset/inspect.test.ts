import { expect, test } from 'vitest'
import { aPoint, manyPoints } from '../../../test/fixtures/a-point.ts'
import { type Extent, inspect } from './inspect.ts'

const atOnce = async (): Promise<void> => {}
const BEFORE: Extent = { points: 1_000, placed: 1_000, towns: 100 }
const towns = (count: number) =>
  manyPoints(1_000).map((point, i) => ({ ...point, townCode: String(i % count) }))

test('a list like the one before it is taken', async () => {
  expect(await inspect(towns(100), BEFORE, atOnce)).toMatchObject({
    fault: null,
    garbled: 0,
    extent: { points: 1_000, placed: 1_000, towns: 100 },
  })
})

test.each([
  ['empty', [], 'empty'],
  ['less than half as long', towns(100).slice(0, 499), 'shrunken'],
  ['one town of a hundred', towns(1), 'partial'],
  ['without places', towns(100).map((p) => ({ ...p, latitude: null, longitude: null })), 'partial'],
  ['of rows without a code', towns(100).map((p) => ({ ...p, code: ' ' })), 'garbled'],
  ['read in the wrong alphabet', towns(100).map((p) => ({ ...p, address: 'Ð›ÐµÐ½' })), 'garbled'],
  ['beyond the poles', towns(100).map((p) => ({ ...p, latitude: 491.2 })), 'garbled'],
] as const)('a list that is %s is refused', async (_, list, fault) => {
  expect((await inspect(list, BEFORE, atOnce)).fault).toBe(fault)
})

test('a first list has nothing to be measured by', async () => {
  expect((await inspect(manyPoints(3), null, atOnce)).fault).toBeNull()
})

test('a few garbled rows are left out, and a code that comes twice counts once', async () => {
  const list = [...manyPoints(200), aPoint({ code: 'P000000' }), aPoint({ code: '' })]

  const { points, garbled, fault } = await inspect(list, null, atOnce)

  expect({ count: points.length, garbled, fault }).toEqual({ count: 200, garbled: 1, fault: null })
  expect(points[0]?.code).toBe('P000000')
})
