import {
  findRefusal,
  PointsChunk,
  type PointsManifest,
} from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import vector from '../../../test/vectors/points-chunk.json' with { type: 'json' }
import { aPickupPoint, aPointRow, aQuote, kazan, pointsAnswer } from '../../playground/examples.ts'
import { toDataset } from '../../playground/fake-dataset.ts'
import { inventPoints } from '../../playground/fake-points.ts'
import { aCart, createManualClock } from '../../test-support/testing.ts'
import { Failure } from '../failure.ts'
import type { InsideGateway } from '../inside-gateway.ts'
import { toInstead, toNearby } from './nearest.ts'
import { readChunk } from './point-sources.ts'
import { createPointTable } from './point-table.ts'
import { createPointsModel } from './points-model.ts'

const signal = new AbortController().signal
const MANIFEST = '/v1/pickup-points/8/manifest.json'
const terms = {
  cart: aCart,
  method: 'pickup_point',
  quotes: [aQuote({ id: 'pickup_point:1', method: 'pickup_point' })],
  serviceLevel: undefined,
  town: kazan.code,
} as const

function createSetting(points = [aPointRow()], change: Partial<InsideGateway> = {}) {
  const asked: string[] = []
  const files = toDataset(points, kazan)
  const read = <T>(address: string): T => {
    asked.push(
      address
        .split('/')
        .at(-1)
        ?.replace(/\.[0-9a-f]{10}\./, '.') ?? '',
    )
    const file = files.get(address)
    if (!file) throw new Failure('not_found', `there is no ${address}`)
    // Each file is what its call asks for.
    return file as T
  }
  const clock = createManualClock()
  const calls: InsideGateway = {
    nearestTowns: async () => [],
    streets: async () => [],
    town: async () => null,
    points: async () => {
      asked.push('list')
      return { ...pointsAnswer, points: [...points] }
    },
    point: async (code) => aPickupPoint(aPointRow({ code })),
    manifest: async (address) => read<PointsManifest>(address),
    chunk: async (address) => read<PointsChunk>(address),
    overview: async () => ({}),
    search: async () => ({ points: [], operators: [] }),
    select: () => Promise.reject(new Error('not asked here')),
    ...change,
  }
  const model = createPointsModel(calls, clock)
  model.terms.value = terms
  return { model, asked, clock }
}

test('a leaf reads as the points it was made of', () => {
  const table = createPointTable()
  table.append(readChunk(PointsChunk.parse(vector.chunk)), () => true)

  const read = vector.points.map((_, row) => table.point(row))
  expect(read).toEqual(
    vector.points.map(({ code, name, address, operator, hours, maxWeightGrams, ...rest }) => ({
      code,
      name,
      address,
      operatorCode: operator?.code ?? null,
      hours,
      maxWeightGrams,
      accepts: rest.accepts,
      isLocker: rest.isLocker,
      latitude: Math.round(rest.latitude * 1e5) / 1e5,
      longitude: Math.round(rest.longitude * 1e5) / 1e5,
    })),
  )
})

test('a small town is one list, and its points are measured from its middle', async () => {
  const { model, asked } = createSetting([
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
  const { model, asked } = createSetting([...points])

  await model.showTown(kazan, { count: points.length, manifest: MANIFEST })

  expect(asked).not.toContain('list')
  expect(model.table.columns().size).toBeLessThan(points.length)
  const nearest = model.nearest(5, () => true).map((row) => model.offer(row))
  const all = createSetting([...points]).model
  await all.showTown(kazan, { count: points.length })
  expect(nearest.map((offer) => offer.point.code)).toEqual(
    all.nearest(5, () => true).map((row) => all.table.point(row).code),
  )
})

test('what comes into view is fetched once', async () => {
  const points = inventPoints(kazan, 3_000, 0)
  const { model, asked } = createSetting([...points])
  await model.showTown(kazan, { count: points.length, manifest: MANIFEST })
  const world = { left: 0, top: 0, right: 1, bottom: 1 }

  await model.ensure(world, 10)
  await model.ensure(world, 11)

  expect(model.table.columns().size).toBe(points.length)
  expect(new Set(asked).size).toBe(asked.length)
})

test('of a view that was left no more is fetched', async () => {
  const points = inventPoints(kazan, 3_000, 0)
  const { model, asked } = createSetting([...points])
  await model.showTown(kazan, { count: points.length, manifest: MANIFEST })
  const before = asked.length

  await model.ensure({ left: 0, top: 0, right: 1, bottom: 1 }, 10, () => asked.length === before)

  expect(asked.length).toBe(before + 1)
})

test('list and map are told once of all that came into view', async () => {
  const points = inventPoints(kazan, 3_000, 0)
  const { model, asked, clock } = createSetting([...points])
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
  const { model, asked } = createSetting([...points], {
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
  const { model, asked } = createSetting([...points], {
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
  const { model } = createSetting([...points], {
    search: async () => ({ points: [found], operators: [] }),
  })

  await model.showTown(kazan, { count: points.length, manifest: MANIFEST })
  await model.ensure({ left: 0, top: 0, right: 1, bottom: 1 }, 10)
  await model.search('мира', null, signal)

  expect(model.table.columns().size).toBe(300)
})

test('a point is refused for the same reasons as at the gateway', async () => {
  const accepts = { cash: false, card: false, fitting: null, individuals: null }
  const points = [
    aPointRow({ code: 'a' }),
    aPointRow({ code: 'b', maxWeightGrams: 1000 }),
    aPointRow({ code: 'c', maxWeightGrams: null }),
    aPointRow({ code: 'd', accepts }),
    aPointRow({ code: 'e', accepts: { ...accepts, cash: null, card: null } }),
  ]
  const { model } = createSetting(points)
  await model.showTown(kazan, { count: points.length })

  for (const payment of ['none', 'cash', 'card'] as const) {
    const cart = { ...aCart, payment }
    model.terms.value = { ...terms, cart }
    for (const point of points) {
      expect(model.findBar(model.table.rowOf(point.code))).toBe(findRefusal(point, cart))
    }
  }
})

test('a point of another town is shown and says so', async () => {
  const { model } = createSetting([aPointRow()])
  await model.showTown(kazan, { count: 1 })

  model.terms.value = { ...terms, town: '7700' }

  expect(model.offer(0)).toMatchObject({ bar: 'town', town: { code: kazan.code, name: 'Казань' } })
})

const NOBODY = { last: [], favourites: [] }

test('last used and favourites stand first, points that refuse are left out while others are there', async () => {
  const refusing = { cash: false, card: true, fitting: true, individuals: null }
  const { model } = createSetting([
    aPointRow({ code: 'a', accepts: refusing }),
    aPointRow({ code: 'b', latitude: 55.8 }),
    aPointRow({ code: 'c', latitude: 55.81 }),
    aPointRow({ code: 'd', latitude: 55.82 }),
  ])
  await model.showTown(kazan, { count: 4 })

  const shown = toNearby(model, { last: ['d', 'a'], favourites: ['c', 'gone'] }, 3)

  expect(shown.map(({ offer, mark }) => [offer.point.code, mark])).toEqual([
    ['d', 'lastUsed'],
    ['c', 'favourite'],
    ['b', undefined],
  ])
})

test('when every point refuses, the nearest say why', async () => {
  const { model } = createSetting([aPointRow({ maxWeightGrams: 100 })])
  await model.showTown(kazan, { count: 1 })

  expect(toNearby(model, NOBODY, 5).map(({ offer }) => offer.bar)).toEqual(['weight'])
})

test('instead of a point that closed those near it are offered, measured from it', async () => {
  const { model } = createSetting([
    aPointRow({ code: 'middle' }),
    aPointRow({ code: 'closed', latitude: 55.85 }),
    aPointRow({ code: 'beside', latitude: 55.852 }),
  ])
  await model.showTown(kazan, { count: 3 })
  const closed = model.table.point(model.table.rowOf('closed'))
  model.markGone('closed')

  const instead = toInstead(model, closed, 1)

  expect(instead.map(({ offer }) => offer.point.code)).toEqual(['beside'])
  expect(instead[0]?.offer.metres).toBeLessThan(300)
})

test('a slow answer for the old town never overwrites the new one', async () => {
  const answers = new Map<string, () => void>()
  const { model } = createSetting([], {
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
