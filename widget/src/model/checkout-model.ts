import type { Method, QuoteAnswer, Town } from '@courier-checkout/api-client/contract'
import type { Clock } from '../clock.ts'
import { type Failure, isFailure } from '../failure.ts'
import type { Gateway, Line } from '../gateway.ts'
import type { Memory } from '../kept.ts'
import type { CheckoutOptions } from '../options.ts'
import { computed, signal } from '../signal.ts'
import { findSensible, type MethodRow, toMethodRows } from './method-rows.ts'
import { createQuotesModel } from './quotes-model.ts'
import { createTownModel } from './town-model.ts'

export interface CheckoutDeps {
  readonly gateway: Omit<Gateway, keyof Line>
  readonly clock: Clock
  readonly memory: Memory
  /** After the first answer, good or bad. */
  readonly onReady: () => void
  readonly onFailure: (failure: Failure) => void
}

export type CheckoutModel = ReturnType<typeof createCheckoutModel>

/** Where to, for how much, by which method. What is chosen inside a method: `choice-model.ts`. */
export function createCheckoutModel(first: CheckoutOptions, deps: CheckoutDeps) {
  const { gateway, clock, memory } = deps
  const kept = memory.recall()
  const options = signal(first)
  const askedTown = () => JSON.stringify(options.peek().town ?? null)
  /** The shop still means the same town, so that what the shopper chose in it still counts. */
  const isSamePlace = kept.askedTown === askedTown()

  const town = createTownModel(gateway)
  const quotes = createQuotesModel(gateway.quotes, clock)
  const townCode = signal(isSamePlace ? kept.town : undefined)
  const method = signal<Method | null>((isSamePlace && kept.method) || null)
  /** The method that had to be left for another one. */
  const leftMethod = signal<Method | null>(null)
  const hasSeenLockers = signal(false)
  const rows = computed((): readonly MethodRow[] => {
    const { value: answer } = quotes.answer
    return answer ? toMethodRows(options.value.methods, answer, hasSeenLockers.value) : []
  })
  const row = computed(() => rows.value.find((r) => r.method === method.value) ?? null)
  /** The prices shown are of another town than the one asked for. */
  const isElsewhere = computed(
    () => quotes.answer.value !== null && quotes.answer.value.town.code !== townCode.value,
  )
  let isReady = false

  async function requote(): Promise<QuoteAnswer | null> {
    const { value: code } = townCode
    if (code === undefined) return null
    const { cart, methods } = options.value
    const answer = await quotes.ask({ town: code, cart, methods })
    const { value: failure } = quotes.failure
    if (answer) adopt(answer)
    // A newer question took over, or the widget is gone.
    else if (quotes.status.value !== 'failed' || !failure) return null
    else deps.onFailure(failure)
    settle()
    return answer
  }

  function adopt(answer: QuoteAnswer) {
    town.town.value = answer.town
    if (answer.pickupPoints.lockers > 0) hasSeenLockers.value = true
    if (!row.value?.best) {
      const sensible = findSensible(rows.value)
      if (sensible) {
        leftMethod.value = method.value
        method.value = sensible.method
      }
    }
    quotes.beforeExpiry(() => void requote())
    memory.keep({ askedTown: askedTown(), town: townCode.value, method: method.value })
  }

  /** The town that the shop describes; `undefined`: the shopper is asked. */
  async function findTown(): Promise<void> {
    const { town: wish } = options.value
    if (typeof wish !== 'object') return
    quotes.wait()
    try {
      townCode.value = (await town.guess(wish))?.code
      if (townCode.value === undefined) quotes.stop()
    } catch (error) {
      if (!isFailure(error)) throw error
      quotes.fail(error)
      deps.onFailure(error)
      settle()
    }
  }

  function settle() {
    if (!isReady) deps.onReady()
    isReady = true
  }

  async function start(): Promise<void> {
    const { town: wish } = options.value
    // A known town is asked about in this very task, before anything is drawn.
    if (typeof wish === 'string') townCode.value ??= wish
    if (townCode.value === undefined) await findTown()
    if (townCode.value !== undefined) await requote()
    else if (quotes.status.value !== 'failed') town.isAsking.value = true
  }

  return {
    options,
    memory,
    isSamePlace,
    town,
    townCode,
    quotes,
    method,
    leftMethod,
    rows,
    row,
    isElsewhere,
    requote,
    onFailure: deps.onFailure,

    start,

    chooseTown(next: Town) {
      town.close()
      if (next.code === townCode.value && quotes.status.value === 'ready') return
      townCode.value = next.code
      town.town.value = next
      leftMethod.value = null
      void requote()
    },

    /** Another town, of which only its code is known. */
    async takeTown(code: string) {
      townCode.value = code
      town.town.value = null
      leftMethod.value = null
      await requote()
    },

    chooseMethod(next: Method) {
      method.value = next
      leftMethod.value = null
      memory.keep({ method: next })
    },

    /** Takes new options of the same shop; the choice stays where it can. */
    async update(next: CheckoutOptions) {
      const before = options.value
      const hadTown = askedTown()
      options.value = next
      if (askedTown() !== hadTown) {
        townCode.value = undefined
        await start()
      } else if (toCartKey(before) !== toCartKey(next)) await requote()
    },

    stop() {
      town.stop()
      quotes.stop()
    },
  }
}

/** Equal for options that are priced alike. */
export function toCartKey({ cart, methods }: CheckoutOptions): string {
  return JSON.stringify([cart, methods])
}
