import type { QuoteAnswer } from '@courier-checkout/api-client/contract'
import type { Clock } from '../clock.ts'
import { type Failure, isFailure, isPassing } from '../failure.ts'
import type { QuoteAsk } from '../gateway.ts'
import { signal } from '../signal.ts'

type Load = (ask: QuoteAsk, signal: AbortSignal) => Promise<QuoteAnswer>

/** After this long the shopper is told that prices are on their way. */
const SLOW_MS = 2_000
/** Quotes are asked for anew this long before they end. */
const EARLY_MS = 60_000

export type QuotesModel = ReturnType<typeof createQuotesModel>

/** The prices of all methods for one town and cart. The newest question always wins. */
export function createQuotesModel(load: Load, clock: Clock) {
  const answer = signal<QuoteAnswer | null>(null)
  const status = signal<'idle' | 'loading' | 'ready' | 'failed'>('idle')
  const failure = signal<Failure | null>(null)
  const isSlow = signal(false)

  let inFlight: AbortController | undefined
  let cancelTimer = () => {}

  function settle(now: 'ready' | 'failed', failed: Failure | null) {
    cancelTimer()
    isSlow.value = false
    failure.value = failed
    status.value = now
  }

  /** Answers are on their way, before the question itself can be asked. */
  function wait() {
    cancel()
    status.value = 'loading'
    cancelTimer = clock.after(SLOW_MS, () => {
      isSlow.value = true
    })
  }

  async function ask(question: QuoteAsk): Promise<QuoteAnswer | null> {
    wait()
    const mine = new AbortController()
    inFlight = mine
    try {
      const found = await load(question, mine.signal)
      if (mine.signal.aborted) return null
      answer.value = found
      settle('ready', null)
      return found
    } catch (error) {
      if (mine.signal.aborted) return null
      if (!isFailure(error)) throw error
      // Prices of another town, or of a question that was refused, are nobody's.
      if (!isPassing(error.code) || answer.value?.town.code !== question.town) answer.value = null
      settle('failed', error)
      return null
    }
  }

  function cancel() {
    inFlight?.abort()
    cancelTimer()
    isSlow.value = false
  }

  function stop() {
    cancel()
    if (status.value === 'loading') status.value = answer.value ? 'ready' : 'idle'
  }

  return {
    answer,
    status,
    failure,
    isSlow,
    ask,
    wait,
    stop,

    /** The question itself could not be found out. */
    fail: (failed: Failure) => settle('failed', failed),

    /** Calls `then` shortly before the quotes end. */
    beforeExpiry(then: () => void) {
      const endsAt = Date.parse(answer.value?.expiresAt ?? '')
      if (!Number.isFinite(endsAt)) return
      cancelTimer()
      cancelTimer = clock.after(Math.max(endsAt - clock.now() - EARLY_MS, EARLY_MS), then)
    },
  }
}
