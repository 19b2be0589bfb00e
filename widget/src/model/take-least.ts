import type { Rows } from './rows.ts'

/** The `limit` rows with the least value, in order: without sorting the thousands behind them. */
export function takeLeast(rows: Rows, value: Float64Array, limit: number): readonly number[] {
  const of = (row: number | undefined) => value[row ?? -1] ?? 0
  const sort = (some: Rows) => [...some].sort((a, b) => of(a) - of(b))
  if (rows.length <= limit * 4) return sort(rows).slice(0, limit)
  const kept = sort(rows.subarray(0, limit))
  let most = of(kept[limit - 1])
  for (const row of rows.subarray(limit)) {
    const mine = of(row)
    if (mine >= most) continue
    let at = limit - 1
    for (; at > 0 && mine < of(kept[at - 1]); at--) kept[at] = kept[at - 1] ?? row
    kept[at] = row
    most = of(kept[limit - 1])
  }
  return kept
}
