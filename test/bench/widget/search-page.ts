// Others' searches over the same texts. Runs in the browser.

declare const MiniSearch: new (
  options: object,
) => { addAll(documents: readonly object[]): void; search(query: string, options: object): unknown }
declare const uFuzzy: new (
  options: object,
) => { search(haystack: readonly string[], query: string, outOfOrder: number): unknown }

declare global {
  interface Window {
    /** Builds the index, if there is one. */
    prepare(way: 'minisearch' | 'ufuzzy'): void
    /** Each search in a timer of its own, and nothing else in it. */
    searchAll(queries: readonly string[]): Promise<void>
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

let search: (query: string) => unknown = () => null

window.prepare = (way) => {
  search = createSearch(way)
}
window.searchAll = async (queries) => {
  for (const query of queries) {
    await new Promise<void>((resolve) =>
      setTimeout(() => {
        search(query)
        resolve()
      }),
    )
  }
}
