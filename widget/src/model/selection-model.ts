import type {
  DeliveryWindow,
  DoorAddress,
  Method,
  PointRow,
  Quote,
  SelectionAnswer,
  SelectionRequest,
} from '@courier-checkout/api-client/contract'
import { type Failure, isFailure } from '../failure.ts'
import { signal } from '../signal.ts'

/** What the shopper chose, priced already. */
export interface Choice {
  readonly method: Method
  readonly quote: Quote
  readonly address?: DoorAddress
  readonly window?: DeliveryWindow
  /** For the driver; absent where the shop's own comment field holds it. */
  readonly note?: string
  readonly point?: PointRow
}

export type Selection =
  | { readonly state: 'none' }
  | { readonly state: 'pending'; readonly choice: Choice }
  | { readonly state: 'done'; readonly choice: Choice; readonly answer: SelectionAnswer }
  | { readonly state: 'failed'; readonly choice: Choice; readonly failure: Failure }

type Select = (request: SelectionRequest, signal: AbortSignal) => Promise<SelectionAnswer>

export type SelectionModel = ReturnType<typeof createSelectionModel>

/** From choice to token. A newer choice wins; the older one leaves no mark. */
export function createSelectionModel(select: Select) {
  const selection = signal<Selection>({ state: 'none' })
  let inFlight: AbortController | undefined

  async function commit(choice: Choice, seal: string): Promise<Selection> {
    inFlight?.abort()
    const mine = new AbortController()
    inFlight = mine
    selection.value = { state: 'pending', choice }
    try {
      const answer = await select(toRequest(choice, seal), mine.signal)
      if (!mine.signal.aborted) selection.value = { state: 'done', choice, answer }
    } catch (error) {
      if (!mine.signal.aborted) {
        if (!isFailure(error)) throw error
        selection.value = { state: 'failed', choice, failure: error }
      }
    }
    return selection.value
  }

  function clear() {
    inFlight?.abort()
    selection.value = { state: 'none' }
  }

  return { selection, commit, clear, stop: () => inFlight?.abort() }
}

function toRequest({ method, quote, address, window, note, point }: Choice, seal: string) {
  return {
    seal,
    quote: quote.id,
    method,
    ...(address && { address }),
    ...(window && { window }),
    ...(note && { note }),
    ...(point && { point: point.code }),
  } satisfies SelectionRequest
}
