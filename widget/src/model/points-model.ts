import type {
  Cart,
  Method,
  PointRow,
  PointsAnswer,
  Quote,
  Town,
} from '@courier-checkout/api-client/contract'
import { type Failure, isFailure } from '../failure.ts'
import { computed, signal } from '../signal.ts'
import {
  findBar,
  findQuote,
  metresBetween,
  middleOf,
  type PointBar,
  type Spot,
  spotOf,
} from './point-rules.ts'

/** A point as this shopper sees it: how far, for how much, or why not. */
export interface PointOffer {
  readonly point: PointRow
  readonly metres: number | null
  readonly quote: Quote | null
  readonly bar: PointBar | null
}

/** What decides about points beside the points themselves. */
export interface PointTerms {
  readonly cart: Cart
  readonly method: Method
  readonly quotes: readonly Quote[]
  readonly serviceLevel: string | undefined
}

type Load = (town: string, signal: AbortSignal) => Promise<PointsAnswer>

export type PointsModel = ReturnType<typeof createPointsModel>

/** Pickup points of the buyer's town: what is known, how far they are, which were refused. */
export function createPointsModel(load: Load) {
  const rows = signal<readonly PointRow[]>([])
  const operators = signal<ReadonlyMap<string, string>>(new Map())
  const status = signal<'idle' | 'loading' | 'ready' | 'failed'>('idle')
  const terms = signal<PointTerms | null>(null)
  const townSpot = signal<Spot | null>(null)
  const here = signal<Spot | null>(null)
  const gone = signal<ReadonlySet<string>>(new Set())
  const origin = computed(() => here.value ?? townSpot.value ?? middleOf(rows.value))
  /** Of the chosen method, nearest first. */
  const offers = computed(() => {
    const asked = terms.value
    return asked ? toOffers(rows.value, asked, origin.value, gone.value) : []
  })

  let inFlight: AbortController | undefined
  let shownTown: string | undefined

  /** Gives the failure, when there is a new one. */
  async function showTown(town: Town): Promise<Failure | null> {
    if (shownTown === town.code && status.value !== 'failed') return null
    inFlight?.abort()
    const mine = new AbortController()
    inFlight = mine
    if (shownTown !== town.code) rows.value = []
    shownTown = town.code
    townSpot.value = spotOf(town)
    status.value = 'loading'
    try {
      const found = await load(town.code, mine.signal)
      if (mine.signal.aborted) return null
      rows.value = found.points
      operators.value = new Map(found.operators.map(({ code, name }) => [code, name]))
      status.value = 'ready'
      return null
    } catch (error) {
      if (mine.signal.aborted) return null
      if (!isFailure(error)) throw error
      status.value = 'failed'
      return error
    }
  }

  return {
    rows,
    operators,
    status,
    terms,
    here,
    origin,
    offers,
    showTown,

    find: (code: string) => rows.value.find((point) => point.code === code) ?? null,

    /** The courier refused it for good. */
    markGone(code: string) {
      gone.value = new Set([...gone.value, code])
    },

    stop: () => inFlight?.abort(),
  }
}

function toOffers(
  rows: readonly PointRow[],
  { cart, method, quotes, serviceLevel }: PointTerms,
  origin: Spot | null,
  gone: ReadonlySet<string>,
): readonly PointOffer[] {
  return rows
    .filter((point) => point.isLocker === (method === 'locker'))
    .map((point): PointOffer => {
      const spot = spotOf(point)
      const quote = findQuote(point, quotes, serviceLevel)
      const bar = gone.has(point.code) ? 'gone' : (findBar(point, cart) ?? (quote ? null : 'price'))
      return { point, quote, bar, metres: spot && origin ? metresBetween(origin, spot) : null }
    })
    .sort((a, b) => (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY))
}
