import { expect, test } from 'vitest'
import { everyRow } from './rows.ts'
import { takeLeast } from './take-least.ts'

test('the nearest few of many are those that sorting all would give', () => {
  const value = Float64Array.from({ length: 5_000 }, (_, row) => (row * 7919) % 5_003)
  const rows = everyRow(5_000)
  const sorted = [...rows].sort((a, b) => (value[a] ?? 0) - (value[b] ?? 0))

  expect(takeLeast(rows, value, 40)).toEqual(sorted.slice(0, 40))
  expect(takeLeast(rows.subarray(0, 30), value, 40)).toHaveLength(30)
  expect(takeLeast(everyRow(0), value, 40)).toEqual([])
})
