import { signal } from '../signal.ts'

const LIMIT = 20

export interface Places {
  readonly last: readonly string[]
  readonly favourites: readonly string[]
}

export type PlacesModel = ReturnType<typeof createPlacesModel>

/** Points this shopper used or starred. Kept in this browser only. */
export function createPlacesModel(key: string, storage: Storage | null) {
  const places = signal<Places>(read(key, storage))

  function write(next: Places) {
    places.value = next
    try {
      storage?.setItem(key, JSON.stringify(next))
    } catch {
      // Remembering is a courtesy; a full storage forbids nothing.
    }
  }

  return {
    places,

    use(code: string) {
      const { last, favourites } = places.value
      write({ favourites, last: [code, ...last.filter((c) => c !== code)].slice(0, LIMIT) })
    },

    toggleFavourite(code: string) {
      const { last, favourites } = places.value
      const others = favourites.filter((c) => c !== code)
      const isStarred = others.length < favourites.length
      write({ last, favourites: isStarred ? others : [code, ...others].slice(0, LIMIT) })
    },
  }
}

function read(key: string, storage: Storage | null): Places {
  const codes = (value: unknown): readonly string[] =>
    Array.isArray(value) ? value.filter((code) => typeof code === 'string').slice(0, LIMIT) : []
  try {
    const found = JSON.parse(storage?.getItem(key) ?? '{}')
    return { last: codes(found.last), favourites: codes(found.favourites) }
  } catch {
    return { last: [], favourites: [] }
  }
}
