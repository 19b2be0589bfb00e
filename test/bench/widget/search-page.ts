// Others' searches over the same texts. Runs in the browser.

declare const MiniSearch: new (
  options: object,
) => { addAll(documents: readonly object[]): void; search(query: string, options: object): unknown }
declare const uFuzzy: new (
  options: object,
) => { search(haystack: readonly string[], query: string, outOfOrder: number): unknown }

declare global {
  interface Window {
    /** For each query the milliseconds of the search alone; the index is built before. */
    searchWith(way: 'minisearch' | 'ufuzzy', queries: readonly string[]): readonly number[]
  }
}

const texts: readonly string[] = await (await fetch('/texts.json')).json()

function createSearch(way: 'minisearch' | 'ufuzzy'): (query: string) => unknown {
  if (way === 'ufuzzy') {
    const fuzzy = new uFuzzy({
      unicode: true,
      interSplit: "[^\\p{L}\\d']+",
      intraSplit: '\\p{Ll}\\p{Lu}',
    })
    return (query) => fuzzy.search(texts, query, 1)
  }
  const index = new MiniSearch({ fields: ['text'] })
  index.addAll(texts.map((text, id) => ({ id, text })))
  return (query) => index.search(query, { prefix: true, combineWith: 'AND' })
}

window.searchWith = (way, queries) => {
  const search = createSearch(way)
  return queries.map((query) => {
    const start = performance.now()
    search(query)
    return performance.now() - start
  })
}
