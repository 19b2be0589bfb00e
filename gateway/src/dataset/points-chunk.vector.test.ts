import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import type { PickupPoint } from '@courier-checkout/api-client'
import { PointRow, PointsChunk } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { encodeChunk } from './encode-chunk.ts'
import { sortAlongCurve, splitIntoLeaves } from './leaves.ts'
import { toOverview } from './overview.ts'
import { toPlaced } from './placed.ts'

const root = join(import.meta.dirname, '../../..')
const vector = JSON.parse(readFileSync(join(root, 'test/vectors/points-chunk.json'), 'utf8'))
const atOnce = async (): Promise<void> => {}
const placed = vector.points.flatMap((point: PickupPoint) => toPlaced(point) ?? [])

/** The reader as docs/points-dataset.md shows it. */
async function readDocumented() {
  const text = readFileSync(join(root, 'docs/points-dataset.md'), 'utf8')
  const source = /```ts\n([\s\S]+?)```/.exec(text)?.[1] ?? ''
  const code = stripTypeScriptTypes(source)
  return import(`data:text/javascript,${encodeURIComponent(code)}`)
}

test('the gateway writes the chunk and the overview of the vector', async () => {
  const [leaf] = await splitIntoLeaves(placed, 1_500, atOnce)
  if (!leaf) throw new Error('no leaf')

  expect(encodeChunk(sortAlongCurve(leaf))).toEqual(vector.chunk)
  expect(Object.fromEntries(await toOverview(placed, atOnce))).toEqual(vector.overview)
})

test('the documented reader gives back every point', async () => {
  const { decodeChunk, decodeOverview } = await readDocumented()

  expect(decodeChunk(PointsChunk.parse(vector.chunk))).toEqual(PointRow.array().parse(vector.rows))
  for (const [zoom, clusters] of Object.entries(vector.clusters)) {
    expect(decodeOverview(vector.overview[zoom])).toEqual(clusters)
  }
})
