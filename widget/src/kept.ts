import type { Method } from '@courier-checkout/api-client/contract'
import type { AddressDraft } from './model/door-model.ts'
import type { Selection } from './model/selection-model.ts'

/** What outlives a removal of the widget by the shop's own scripts. */
export interface Kept {
  /** The option of which `town` is the answer. */
  readonly askedTown?: string
  readonly town?: string | undefined
  readonly method?: Method | null
  readonly point?: string | null
  readonly levels?: Readonly<Partial<Record<Method, string>>>
  readonly address?: AddressDraft
  /** Of which cart the selection is. */
  readonly cart?: string
  readonly selection?: Selection
}

export interface Memory {
  recall(): Kept
  keep(news: Kept): void
}

// Shared by all widgets of the page on purpose: the shop may replace the element with a new one.
const pages = new Map<string, Kept>()

/** Remembers under `key`: all of it for this page, and for the tab all but the address and the token. */
export function createMemory(key: string, storage: Storage | null): Memory {
  const place = `courier-checkout ${key}`

  function readTab(): Kept {
    try {
      // Our own writing, and every field is looked up in an answer before it is used.
      return JSON.parse(storage?.getItem(place) ?? '{}') as Kept
    } catch {
      return {}
    }
  }

  const recall = () => pages.get(key) ?? readTab()
  return {
    recall,
    keep(news) {
      const kept = { ...recall(), ...news }
      pages.set(key, kept)
      const { askedTown, town, method, point, levels } = kept
      try {
        storage?.setItem(place, JSON.stringify({ askedTown, town, method, point, levels }))
      } catch {
        // A full or forbidden storage costs only the memory of a reload.
      }
    },
  }
}
