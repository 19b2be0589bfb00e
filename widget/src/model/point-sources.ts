import type { PointRow, PointsChunk } from '@courier-checkout/api-client/contract'
import { LOCKER, type PointSource, SHIFTS } from './point-table.ts'

/** The rows of a town's list, or of a search. */
export function readRows(
  rows: readonly PointRow[],
  townOf: (row: PointRow) => readonly [string, string],
): PointSource {
  const at = <T>(read: (row: PointRow) => T) => {
    return (row: number): T => read(rows[row] as PointRow)
  }
  return {
    codes: rows.map(({ code }) => code),
    name: at(({ name }) => name),
    address: at(({ address }) => address),
    spot: at(({ latitude, longitude }) =>
      latitude === null || longitude === null ? null : { latitude, longitude },
    ),
    flags: at(toFlags),
    operator: at(({ operatorCode }) => operatorCode),
    limit: at(({ maxWeightGrams }) => maxWeightGrams),
    hours: at(({ hours }) => hours),
    town: at(townOf),
  }
}

/** One leaf of the dataset. Source: docs/points-dataset.md, "Reading it". */
export function readChunk(chunk: PointsChunk): PointSource {
  const latitudes = toSums(chunk.lat)
  const longitudes = toSums(chunk.lon)
  const look = <T>(values: readonly T[], column: readonly number[], row: number): T | undefined =>
    values[column[row] ?? -1]
  return {
    codes: chunk.code,
    name: (row) =>
      (look(chunk.names, chunk.name, row) ?? '').replaceAll('\t', chunk.code[row] ?? ''),
    address: (row) => (look(chunk.heads, chunk.head, row) ?? '') + (chunk.tail[row] ?? ''),
    spot: (row) => ({
      latitude: (latitudes[row] ?? 0) / 1e5,
      longitude: (longitudes[row] ?? 0) / 1e5,
    }),
    flags: (row) => chunk.flags[row] ?? 0,
    operator: (row) => look(chunk.operators, chunk.operator, row) ?? null,
    limit: (row) => look(chunk.limits, chunk.limit, row) ?? null,
    hours: (row) => look(chunk.hours, chunk.hour, row) ?? null,
    town: (row) => look(chunk.towns, chunk.town, row) ?? ['', ''],
  }
}

function toFlags({ accepts, isLocker }: PointRow): number {
  const bits = (answer: boolean | null) => (answer === null ? 0 : answer ? 2 : 1)
  return (
    (bits(accepts.cash) << SHIFTS.cash) |
    (bits(accepts.card) << SHIFTS.card) |
    (bits(accepts.fitting) << SHIFTS.fitting) |
    (bits(accepts.individuals) << SHIFTS.individuals) |
    (isLocker ? LOCKER : 0)
  )
}

function toSums(differences: readonly number[]): Int32Array {
  let sum = 0
  return Int32Array.from(differences, (difference) => {
    sum += difference
    return sum
  })
}
