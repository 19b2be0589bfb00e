import { brotliCompressSync, brotliDecompressSync, gzipSync } from 'node:zlib'
import { PointsManifest } from '@courier-checkout/api-client/contract'
import { beforeEach, expect, test } from 'vitest'
import { aPoint, manyPoints } from '../../../test/fixtures/a-point.ts'
import { createMetrics, type Metrics } from '../lib/metrics.ts'
import type { Effort } from './pack.ts'
import type { Packer } from './packer.ts'
import { createPointsDataset, type PointsDataset } from './points-dataset.ts'

let now: Date
let logged: { event: string; fields: unknown }[]
let packed: Effort[]
let metrics: Metrics
let stopping: AbortController
let dataset: PointsDataset
/** Set to make the packing thread die. */
let packingFails: boolean

const packer: Packer = {
  async pack(body, effort) {
    if (packingFails) throw new Error('out of memory')
    packed.push(effort)
    return { br: new Uint8Array(brotliCompressSync(body)), gzip: new Uint8Array(gzipSync(body)) }
  },
  close: async () => {},
}

beforeEach(() => {
  now = new Date('2026-06-01T06:00:00.000Z')
  logged = []
  packed = []
  packingFails = false
  metrics = createMetrics()
  stopping = new AbortController()
  dataset = createPointsDataset({
    clock: { now: () => now, wait: async () => {} },
    log: (event, fields) => void logged.push({ event, fields }),
    metrics,
    openPacker: () => packer,
    stopping: stopping.signal,
  })
})

const update = (points: Parameters<PointsDataset['accepts']>[1]) =>
  dataset.update('8814', { points, updatedAt: now })

function read(name: string): unknown {
  const file = dataset.file('8814', name)
  return file && JSON.parse(brotliDecompressSync(file.br).toString())
}
const readManifest = (): PointsManifest => PointsManifest.parse(read('manifest.json'))
const leafNames = (): string[] =>
  readManifest().leaves.map(([z, x, y, , hash]) => `${z}-${x}-${y}.${hash}.json`)

test('a list becomes a manifest that names every file', async () => {
  await update([...manyPoints(4_000), aPoint({ code: 'X', latitude: null, longitude: null })])

  const manifest = readManifest()
  expect(manifest).toMatchObject({
    count: 4_000,
    unplaced: 1,
    operators: [['33', 'Партнёр Юг', 4_000]],
  })
  expect(manifest.known).toEqual({ cash: 4_000, card: 4_000, fitting: 0, hours: 4_000, lockers: 0 })
  expect(leafNames().map((name) => (read(name) as { n: number }).n)).toEqual(
    manifest.leaves.map(([, , , n]) => n),
  )
  expect(dataset.manifestPath('8814')).toBe('/v1/pickup-points/8814/manifest.json')
  expect(dataset.manifestPath('9999')).toBeNull()
})

test('the order of the courier’s rows changes nothing', async () => {
  await update(manyPoints(4_000))
  const before = readManifest()

  await update(manyPoints(4_000).toReversed())

  expect(readManifest()).toEqual(before)
})

test('only what changed is packed again, first quickly and then well', async () => {
  const points = manyPoints(4_000)
  await update(points)
  packed = []

  await update(points.map((point, i) => (i === 0 ? { ...point, hours: 'круглосуточно' } : point)))

  expect(packed).toEqual(['quick', 'quick', 'best', 'best'])
  expect(logged.at(-2)).toMatchObject({ event: 'points.published', fields: { changed: 2 } })
})

test('files of the version before can still be had, those of the fifth before cannot', async () => {
  const versions: string[][] = []
  for (const hours of ['a', 'b', 'c', 'd', 'e']) {
    await update(manyPoints(10, { hours }))
    versions.push(leafNames())
  }

  const isThere = versions.map((names) => names.every((name) => read(name) !== null))
  expect(isThere).toEqual([false, true, true, true, true])
})

test('a bad list changes nothing and rings', async () => {
  await update(manyPoints(100))
  const before = readManifest()

  await update(manyPoints(49))
  await update([])

  expect(readManifest()).toEqual(before)
  expect(dataset.search('8814', 'P000099', null)).toHaveLength(1)
  expect(logged.filter(({ event }) => event === 'points.refused').map((l) => l.fields)).toEqual([
    expect.objectContaining({ courierCode: '8814', reason: 'shrunken', rows: 49 }),
    expect.objectContaining({ courierCode: '8814', reason: 'empty', rows: 0 }),
  ])
  expect(await metrics.print()).toContain(
    'gateway_points_refused_total{courier="8814",reason="shrunken"} 1',
  )
})

test('a list that stays small for a day is believed', async () => {
  await update(manyPoints(100))

  expect(await dataset.accepts('8814', manyPoints(40))).toBe(false)
  now = new Date('2026-06-02T05:59:00.000Z')
  expect(await dataset.accepts('8814', manyPoints(40))).toBe(false)
  now = new Date('2026-06-02T06:00:00.000Z')
  await update(manyPoints(40))

  expect(readManifest().count).toBe(40)
})

test('when packing fails the version in force stays whole', async () => {
  await update(manyPoints(100))
  const before = readManifest()
  packingFails = true

  await expect(update(manyPoints(101))).rejects.toThrow('out of memory')

  expect(readManifest()).toEqual(before)
  packingFails = false
  await update(manyPoints(102))
  expect(readManifest().count).toBe(102)
})

test('two couriers do not meet', async () => {
  await update(manyPoints(10))
  await dataset.update('9', { points: manyPoints(3), updatedAt: now })

  expect(readManifest().count).toBe(10)
  expect(dataset.search('9', 'P000005', null)).toEqual([])
  expect(dataset.search('10', 'казань', null)).toBeNull()
})
