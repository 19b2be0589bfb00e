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
  /** First letters of a row's words: most rows are ruled out by these few alone. */
  const initials: string[] = []
  /** Rows up to here are folded. */
  let prepared = 0
  /** What was found last: a longer text is looked for in that alone. */
  let last: { readonly text: string; readonly within: Rows | null; readonly rows: Rows } = {
    text: '',
    within: null,
    rows: new Int32Array(0),
  }

  function prepareRow(row: number): string {
    // The space in front makes every word's beginning findable by one `includes`.
    const text = ` ${fold(table.textOf(row))}`
    folded[row] = text
    initials[row] = text.replace(/ (.)\S*/g, '$1')
    return text
  }

  return {
    /** Folds a few more; `false`: all are folded. */
    prepare(): boolean {
      const { size } = table.columns()
      const end = Math.min(prepared + SLICE, size)
      for (; prepared < end; prepared++) {
        if (folded[prepared] === undefined) prepareRow(prepared)
      }
      return prepared < size
    },

    search(query: string, within: Rows): Rows {
      const text = fold(query)
      if (text === '') return within
      const words = text.split(' ').map((word) => ` ${word}`)
      const holds = (row: number) => {
        const known = folded[row] ?? prepareRow(row)
        const first = initials[row] ?? ''
        for (const word of words) {
          if (!first.includes(word[1] ?? '')) return false
          if (word.length > 2 && !known.includes(word)) return false
        }
        return true
      }
      const isLonger = within === last.within && text.startsWith(last.text)
      last = { text, within, rows: keepRows(isLonger ? last.rows : within, holds) }
      return last.rows
    },
  }
}
