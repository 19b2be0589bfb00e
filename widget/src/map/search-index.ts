import type { PointTable } from '../model/point-table.ts'

/** Rows folded at a stretch when the browser is idle. */
const SLICE = 400

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
      const end = Math.min(folded.length + SLICE, size)
      for (let row = folded.length; row < end; row++) textOf(row)
      return folded.length < size
    },

    toMatch(query: string): (row: number) => boolean {
      const words = fold(query)
        .split(' ')
        .flatMap((word) => (word ? [` ${word}`] : []))
      if (words.length === 0) return () => true
      return (row) => {
        const text = textOf(row)
        return words.every((word) => text.includes(word))
      }
    },
  }
}
