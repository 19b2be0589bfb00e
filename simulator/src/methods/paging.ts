import { child, type Element, textOf } from '../wire/xml.ts'

export interface Page<T> {
  readonly rows: readonly T[]
  readonly attrs: Readonly<Record<string, string | undefined>>
}

/** Cuts a list by `limit` and counts it. Source: docs/protocol/measoft.md, 11. */
export function paginate<T>(all: readonly T[], request: Element): Page<T> {
  const limit = child(request, 'limit')
  const from = toCount(textOf(limit, 'limitfrom')) ?? 0
  const count = toCount(textOf(limit, 'limitcount')) ?? all.length
  const rows = all.slice(from, from + count)
  const isCounted = textOf(limit, 'countall') === 'YES'
  return {
    rows,
    attrs: {
      count: String(rows.length),
      page: String(count > 0 ? Math.floor(from / count) + 1 : 1),
      totalcount: isCounted ? String(all.length) : undefined,
      totalpages: isCounted ? String(count > 0 ? Math.ceil(all.length / count) : 0) : undefined,
    },
  }
}

/** A code search answers everything it finds. */
export function wholePage<T>(rows: readonly T[]): Page<T> {
  return { rows, attrs: { count: String(rows.length), page: '1' } }
}

function toCount(text: string): number | null {
  return /^\d{1,9}$/.test(text) ? Number(text) : null
}
