import { createHash } from 'node:crypto'
import type { PickupPoint } from '@courier-checkout/api-client'
import {
  type Overview,
  type OverviewLevel,
  POINTS_FORMAT,
  type PointsManifest,
} from '@courier-checkout/api-client/contract'
import type { Breathe } from './breathe.ts'
import { encodeChunk } from './encode-chunk.ts'
import { LEAF_LIMIT, sortAlongCurve, splitIntoLeaves } from './leaves.ts'
import { toOverview } from './overview.ts'
import { type PlacedPoint, toPlaced } from './placed.ts'

/** Files by name, uncompressed. Names but the manifest's hold the hash of their content. */
export interface BuiltDataset {
  readonly version: string
  readonly files: ReadonlyMap<string, Uint8Array<ArrayBuffer>>
  readonly leaves: number
}

export const MANIFEST = 'manifest.json'

/** Above it the further zooms get a file of their own: who sees one town never needs them. */
const LARGEST_OVERVIEW = 12_000
const FIRST_ZOOMS = 5

/** Writes the dataset of points that passed inspection. The same points always give the same files. */
export async function buildDataset(
  points: readonly PickupPoint[],
  updatedAt: Date,
  breathe: Breathe,
): Promise<BuiltDataset> {
  const files = new Map<string, Uint8Array<ArrayBuffer>>()
  const placed = points.flatMap((point) => toPlaced(point) ?? [])

  const leaves: PointsManifest['leaves'] = []
  for (const leaf of await splitIntoLeaves(placed, LEAF_LIMIT, breathe)) {
    const { z, x, y } = leaf
    const { hash, body } = toFile(encodeChunk(sortAlongCurve(leaf)))
    leaves.push([z, x, y, leaf.points.length, hash])
    files.set(`${z}-${x}-${y}.${hash}.json`, body)
    await breathe()
  }

  const { overview, deep } = splitOverview(await toOverview(placed, breathe))
  const deepFile = deep && toFile(deep)
  if (deepFile) files.set(`overview.${deepFile.hash}.json`, deepFile.body)

  const content = {
    count: placed.length,
    unplaced: points.length - placed.length,
    known: countKnown(placed),
    operators: countOperators(placed),
    leaves,
    overview,
    deepOverview:
      deep && deepFile ? { zooms: Object.keys(deep).map(Number), hash: deepFile.hash } : null,
  }
  const version = toFile(content).hash
  const manifest: PointsManifest = {
    format: POINTS_FORMAT,
    version,
    updatedAt: updatedAt.toISOString(),
    ...content,
  }
  files.set(MANIFEST, toFile(manifest).body)
  return { version, files, leaves: leaves.length }
}

function toFile(content: unknown): { hash: string; body: Uint8Array<ArrayBuffer> } {
  const body = new TextEncoder().encode(JSON.stringify(content))
  return { body, hash: createHash('sha256').update(body).digest('hex').slice(0, 10) }
}

function splitOverview(levels: ReadonlyMap<number, OverviewLevel>): {
  readonly overview: Overview
  readonly deep: Overview | null
} {
  const whole: Overview = Object.fromEntries(levels)
  if (JSON.stringify(whole).length <= LARGEST_OVERVIEW) return { overview: whole, deep: null }
  const zooms = [...levels]
  return {
    overview: Object.fromEntries(zooms.filter(([zoom]) => zoom <= FIRST_ZOOMS)),
    deep: Object.fromEntries(zooms.filter(([zoom]) => zoom > FIRST_ZOOMS)),
  }
}

function countKnown(placed: readonly PlacedPoint[]): PointsManifest['known'] {
  const count = (says: (point: PickupPoint) => boolean): number =>
    placed.reduce((sum, { point }) => sum + (says(point) ? 1 : 0), 0)
  return {
    cash: count(({ accepts }) => accepts.cash !== null),
    card: count(({ accepts }) => accepts.card !== null),
    fitting: count(({ accepts }) => accepts.fitting !== null),
    hours: count(({ hours }) => hours !== null),
    lockers: count(({ isLocker }) => isLocker),
  }
}

function countOperators(placed: readonly PlacedPoint[]): PointsManifest['operators'] {
  const known = new Map<string, [string, string, number]>()
  for (const { point } of placed) {
    if (!point.operator) continue
    const { code, name } = point.operator
    const entry = known.get(code) ?? [code, name, 0]
    entry[2]++
    known.set(code, entry)
  }
  return [...known.values()].sort(([a], [b]) => (a < b ? -1 : 1))
}
