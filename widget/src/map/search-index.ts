import type { PointTable } from '../model/point-table.ts'
import { keepRows, type Rows } from '../model/rows.ts'

/** Rows folded at a stretch: two milliseconds of a slow phone. */
const SLICE = 100

/** Case, `ё` and punctuation do not matter when searching. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

/**
 * Every word must begin one of address, name or code. Texts are folded once: ahead, a few at a time, or when
 * a search first needs them. Measured against indexes, this is as fast and costs nothing to build.
 */
export function createSearchIndex(table: PointTable) {
  const folded: string[] = []
  /** Rows up to here are folded. */
  let prepared = 0
  /** What was found last: a longer text is looked for in that alone. */
  let last: { readonly text: string; readonly within: Rows | null; readonly rows: Rows } = {
    text: '',
    within: null,
    rows: new Int32Array(0),
  }

  const textOf = (row: number): string => {
    // The space in front makes every word's beginning findable by one `includes`.
    const known = folded[row] ?? ` ${fold(table.textOf(row))}`
    folded[row] = known
    return known
  }

  return {
    /** Folds a few more; `false`: all are folded. */
    prepare(): boolean {
      const { size } = table.columns()
      const end = Math.min(prepared + SLICE, size)
      for (; prepared < end; prepared++) textOf(prepared)
      return prepared < size
    },

    search(query: string, within: Rows): Rows {
      const text = fold(query)
      if (text === '') return within
      const words = text.split(' ').map((word) => ` ${word}`)
      const holds = (row: number) => {
        const known = textOf(row)
        for (const word of words) if (!known.includes(word)) return false
        return true
      }
      const isLonger = within === last.within && text.startsWith(last.text)
      last = { text, within, rows: keepRows(isLonger ? last.rows : within, holds) }
      return last.rows
    },
  }
}
