import type { PointsChunk, PointsManifest } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { aPointRow, kazan, pointsAnswer } from '../../playground/examples.ts'
import { toDataset } from '../../playground/fake-dataset.ts'
import { inventPoints } from '../../playground/fake-points.ts'
import { createPoints } from '../../test-support/points.ts'
import { Failure } from '../failure.ts'

const signal = new AbortController().signal
const MANIFEST = '/v1/pickup-points/8/manifest.json'

test('a small town is one list, and its points are measured from its middle', async () => {
  const { model, asked } = createPoints([
    aPointRow({ code: 'far', latitude: 55.9 }),
    aPointRow({ code: 'near' }),
    aPointRow({ code: 'lost', latitude: null, longitude: null }),
  ])

  await model.showTown(kazan, { count: 3, manifest: MANIFEST })

  const rows = model.nearest(5, () => true)
  expect(asked).toEqual(['list'])
  expect(rows.map((row) => model.table.point(row).code)).toEqual(['near', 'far', 'lost'])
  expect(model.offer(rows[0] ?? 0).metres).toBeLessThan(500)
})

test('of a big town only the leaves around its middle are fetched', async () => {
  const points = inventPoints(kazan, 3_000, 0)
  const { model, asked } = createPoints([...points])

  await model.showTown(kazan, { count: points.length, manifest: MANIFEST })

  expect(asked).not.toContain('list')
  expect(model.table.columns().size).toBeLessThan(points.length)
  const nearest = model.nearest(5, () => true).map((row) => model.offer(row))
  const all = createPoints([...points]).model
  await all.showTown(kazan, { count: points.length })
  expect(nearest.map((offer) => offer.point.code)).toEqual(
    all.nearest(5, () => true).map((row) => all.table.point(row).code),
  )
})

test('what comes into view is fetched once', async () => {
  const points = inventPoints(kazan, 3_000, 0)
  const { model, asked } = createPoints([...points])
  await model.showTown(kazan, { count: points.length, manifest: MANIFEST })
  const world = { left: 0, top: 0, right: 1, bottom: 1 }

  await model.ensure(world, 10)
  await model.ensure(world, 11)

  expect(model.table.columns().size).toBe(points.length)
  expect(new Set(asked).size).toBe(asked.length)
})

test('of a view that was left no more is fetched', async () => {
  const points = inventPoints(kazan, 3_000, 0)
  const { model, asked } = createPoints([...points])
  await model.showTown(kazan, { count: points.length, manifest: MANIFEST })
  const before = asked.length

  await model.ensure({ left: 0, top: 0, right: 1, bottom: 1 }, 10, () => asked.length === before)

  expect(asked.length).toBe(before + 1)
})

test('list and map are told once of all that came into view', async () => {
  const points = inventPoints(kazan, 3_000, 0)
  const { model, asked, clock } = createPoints([...points])
  await model.showTown(kazan, { count: points.length, manifest: MANIFEST })
  const [before, asking] = [model.rows.value.length, asked.length]
  let times = 0
  model.version.subscribe(() => times++)

  await model.ensure({ left: 0, top: 0, right: 1, bottom: 1 }, 10)
  await clock.advance(1_000)

  expect(asked.length - asking).toBeGreaterThan(1)
  expect(times).toBe(1)
  expect(model.rows.value.length).toBeGreaterThan(before)
})

test('files of a newer version than the manifest are found by reading it again', async () => {
  const points = inventPoints(kazan, 600, 0)
  const files = toDataset(points, kazan)
  let isOld = true
  const { model, asked } = createPoints([...points], {
    manifest: async (address, isFresh) => {
      if (isFresh) isOld = false
      return files.get(address) as PointsManifest
    },
    chunk: async (address) => {
      if (isOld) throw new Failure('not_found', 'there is no such file')
      return files.get(address) as PointsChunk
    },
  })

  await model.showTown(kazan, { count: points.length, manifest: MANIFEST })

  expect(asked).not.toContain('list')
  expect(model.status.value).toBe('ready')
  expect(model.table.columns().size).toBeGreaterThan(0)
})

test('without the files the town’s list serves', async () => {
  const points = inventPoints(kazan, 600, 0)
  const { model, asked } = createPoints([...points], {
    manifest: () => Promise.reject(new Failure('courier_misbehaved', 'another format')),
  })

  await model.showTown(kazan, { count: points.length, manifest: MANIFEST })

  expect(asked).toEqual(['list'])
  expect(model.table.columns().size).toBe(600)
})

test('no point stands twice when list, leaves and search bring it', async () => {
  const points = inventPoints(kazan, 300, 0)
  const [first = aPointRow()] = points
  const found = { ...first, townCode: kazan.code, townName: 'Казань', metres: null }
  const { model } = createPoints([...points], {
    search: async () => ({ points: [found], operators: [] }),
  })

  await model.showTown(kazan, { count: points.length, manifest: MANIFEST })
  await model.ensure({ left: 0, top: 0, right: 1, bottom: 1 }, 10)
  await model.search('мира', null, signal)

  expect(model.table.columns().size).toBe(300)
})

test('a slow answer for the old town never overwrites the new one', async () => {
  const answers = new Map<string, () => void>()
  const { model } = createPoints([], {
    points: (town) =>
      new Promise((resolve) =>
        answers.set(town, () => resolve({ ...pointsAnswer, points: [aPointRow({ code: town })] })),
      ),
  })
  const other = { ...kazan, code: '7700' }

  const shown = Promise.all([
    model.showTown(kazan, { count: 1 }),
    model.showTown(other, { count: 1 }),
  ])
  answers.get('7700')?.()
  answers.get(kazan.code)?.()
  await shown

  expect(model.table.columns().size).toBe(1)
  expect(model.table.point(0).code).toBe('7700')
})
