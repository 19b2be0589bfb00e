/** The `limit` rows with the least value, in order: without sorting the thousands behind them. */
export function takeLeast(rows: number[], value: Float64Array, limit: number): readonly number[] {
  const compare = (a: number, b: number) => (value[a] ?? 0) - (value[b] ?? 0)
  if (rows.length <= limit * 4) return rows.sort(compare).slice(0, limit)
  const kept = rows.slice(0, limit).sort(compare)
  for (const row of rows.slice(limit)) {
    const last = kept.at(-1)
    if (last === undefined || compare(row, last) >= 0) continue
    kept.pop()
    let at = kept.length
    while (at > 0 && compare(row, kept[at - 1] ?? row) < 0) at--
    kept.splice(at, 0, row)
  }
  return kept
}
