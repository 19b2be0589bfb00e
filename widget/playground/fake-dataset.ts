import type {
  PointRow,
  PointsChunk,
  PointsManifest,
  Town,
} from '@courier-checkout/api-client/contract'
import { project } from '../src/model/mercator.ts'
import { spotOf } from '../src/model/point-rules.ts'
import { pointsAnswer } from './examples.ts'

/** Squares of one size: enough for one town. The gateway's own tree is finer where points are many. */
const LEAF_Z = 11
const OVERVIEW_ZOOMS = [3, 4, 5, 6, 7]
const FOLDER = '/v1/pickup-points/8/'

/** The files of a dataset by their address. Source: docs/points-dataset.md. */
export function toDataset(points: readonly PointRow[], town: Town): ReadonlyMap<string, unknown> {
  const leaves = new Map<string, PointRow[]>()
  for (const point of points) {
    const spot = spotOf(point)
    if (!spot) continue
    const { x, y } = project(spot)
    const key = `${LEAF_Z}-${Math.floor(x * 2 ** LEAF_Z)}-${Math.floor(y * 2 ** LEAF_Z)}`
    leaves.set(key, [...(leaves.get(key) ?? []), point])
  }
  const hash = '0123456789'
  const files = new Map<string, unknown>()
  for (const [key, rows] of leaves) files.set(`${FOLDER}${key}.${hash}.json`, toChunk(rows, town))
  const manifest: PointsManifest = {
    format: 1,
    version: 'example',
    updatedAt: pointsAnswer.updatedAt,
    count: points.length,
    unplaced: 0,
    known: { cash: 1, card: 1, fitting: 1, hours: 1, lockers: 1 },
    operators: pointsAnswer.operators.map(({ code, name }) => [code, name, 1]),
    leaves: [...leaves].map(([key, rows]) => {
      const [z = 0, x = 0, y = 0] = key.split('-').map(Number)
      return [z, x, y, rows.length, hash]
    }),
    overview: Object.fromEntries(OVERVIEW_ZOOMS.map((zoom) => [zoom, toLevel(points)])),
    deepOverview: null,
  }
  return files.set(`${FOLDER}manifest.json`, manifest)
}

/** One cluster for all: it is one town. */
function toLevel(points: readonly PointRow[]) {
  const [first] = points.flatMap((point) => spotOf(point) ?? [])
  const { x, y } = project(first ?? { latitude: 0, longitude: 0 })
  return { x: [Math.round(x * 1e5)], y: [Math.round(y * 1e5)], n: [points.length] }
}

function toChunk(rows: readonly PointRow[], town: Town): PointsChunk {
  const each = rows.map((_, row) => row)
  const none = rows.map(() => 0)
  const bits = (answer: boolean | null) => (answer === null ? 0 : answer ? 2 : 1)
  return {
    format: 1,
    n: rows.length,
    lat: toDifferences(rows.map(({ latitude }) => Math.round((latitude ?? 0) * 1e5))),
    lon: toDifferences(rows.map(({ longitude }) => Math.round((longitude ?? 0) * 1e5))),
    flags: rows.map(
      ({ accepts: { cash, card, fitting, individuals }, isLocker }) =>
        bits(cash) |
        (bits(card) << 2) |
        (bits(fitting) << 4) |
        (bits(individuals) << 6) |
        (isLocker ? 256 : 0),
    ),
    operators: rows.map(({ operatorCode }) => operatorCode),
    operator: each,
    limits: rows.map(({ maxWeightGrams }) => maxWeightGrams),
    limit: each,
    hours: rows.map(({ hours }) => hours),
    hour: each,
    towns: [[town.code, town.shortName ?? town.name]],
    town: none,
    names: rows.map(({ name }) => name),
    name: each,
    heads: [''],
    head: none,
    tail: rows.map(({ address }) => address),
    code: rows.map(({ code }) => code),
  }
}

function toDifferences(numbers: readonly number[]): number[] {
  return numbers.map((value, row) => value - (numbers[row - 1] ?? 0))
}
