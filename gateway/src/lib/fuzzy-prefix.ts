/**
 * Finds the keys that begin with something at most `slips` edits away from `query`: letters added,
 * left out, changed, or two neighbours swapped. `keys` are sorted by code unit; a slice of them
 * with a common beginning is a node of the tree that is walked here without being built.
 */
export function findNear(
  keys: readonly string[],
  query: string,
  slips: number,
): readonly { readonly from: number; readonly to: number; readonly distance: number }[] {
  const found: { from: number; to: number; distance: number }[] = []
  const first = Array.from({ length: query.length + 1 }, (_, i) => i)

  function walk(node: Node): void {
    const { from, to, depth, row } = node
    const distance = row[query.length] ?? 0
    if (distance <= slips) found.push({ from, to, distance })
    if (Math.min(...row) > slips || depth > query.length + slips) return
    for (let at = from; at < to; ) {
      const key = keys[at] ?? ''
      if (key.length === depth) {
        at++
        continue
      }
      const letter = key.charAt(depth)
      const end = endOfSlice(keys, { from: at, to, depth }, letter)
      walk({
        from: at,
        to: end,
        depth: depth + 1,
        row: nextRow(query, node, letter),
        previous: row,
        letter,
      })
      at = end
    }
  }

  walk({ from: 0, to: keys.length, depth: 0, row: first, previous: null, letter: '' })
  return found
}

interface Node {
  readonly from: number
  readonly to: number
  readonly depth: number
  /** Distances of what was read so far to each beginning of the query. */
  readonly row: readonly number[]
  readonly previous: readonly number[] | null
  readonly letter: string
}

/** One row of the Damerau-Levenshtein table. */
function nextRow(query: string, { row, previous, letter: last }: Node, letter: string): number[] {
  const next = [(row[0] ?? 0) + 1]
  for (let i = 1; i <= query.length; i++) {
    const isSame = query.charAt(i - 1) === letter
    let best = Math.min(
      (row[i - 1] ?? 0) + (isSame ? 0 : 1),
      (row[i] ?? 0) + 1,
      (next[i - 1] ?? 0) + 1,
    )
    const isSwap = i > 1 && query.charAt(i - 2) === letter && query.charAt(i - 1) === last
    if (isSwap && previous) best = Math.min(best, (previous[i - 2] ?? 0) + 1)
    next.push(best)
  }
  return next
}

interface Slice {
  readonly from: number
  readonly to: number
  readonly depth: number
}

/** The first key after `from` whose letter at `depth` is another one. */
function endOfSlice(keys: readonly string[], { from, to, depth }: Slice, letter: string): number {
  let low = from + 1
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if (keys[middle]?.charAt(depth) === letter) low = middle + 1
    else high = middle
  }
  return low
}

/** The keys that begin with `prefix`. */
export function findPrefix(
  keys: readonly string[],
  prefix: string,
): { readonly from: number; readonly to: number } {
  let slice = { from: 0, to: keys.length }
  for (let depth = 0; depth < prefix.length; depth++) {
    const letter = prefix.charAt(depth)
    const from = startOfSlice(keys, { ...slice, depth }, letter)
    if (from >= slice.to || keys[from]?.charAt(depth) !== letter) return { from, to: from }
    slice = { from, to: endOfSlice(keys, { from, to: slice.to, depth }, letter) }
  }
  return slice
}

function startOfSlice(keys: readonly string[], { from, to, depth }: Slice, letter: string): number {
  let low = from
  let high = to
  while (low < high) {
    const middle = (low + high) >> 1
    if ((keys[middle]?.charAt(depth) ?? '') < letter) low = middle + 1
    else high = middle
  }
  return low
}
