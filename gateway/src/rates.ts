import { DeliveryError, type Rate, type RateRequest } from '@courier-checkout/api-client'
import { askCourier } from './ask-courier.ts'
import type { Directory } from './installation.ts'
import type { Clock } from './lib/clock.ts'
import { createOnce } from './lib/once.ts'
import { createRecent } from './lib/recent.ts'

/** On whose behalf the courier is asked. */
export interface Asker {
  readonly merchantId: string
  readonly budget: 'browser' | 'server'
  readonly requestId: string
}

export interface KnownRates {
  readonly rates: readonly Rate[]
  /** From an older answer, because the courier gave none in time. */
  readonly isStale: boolean
}

export interface Rates {
  /**
   * The courier's rates within the asker's patience. An answer that comes later is kept for the
   * next who asks.
   *
   * @throws {DeliveryError} `courier_unavailable` when there is neither an answer nor an older one.
   */
  ask(asker: Asker, request: RateRequest): Promise<KnownRates>
}

const FRESH_MS = 600_000
const USABLE_MS = 24 * 3_600_000
const MOST_ANSWERS = 20_000
/** A shopper waits less than a shop's server, which gives up after five seconds. */
const PATIENCE_MS = { browser: 2_000, server: 4_000 }
/** Nobody waits for it any more, but the next who asks will be glad of it. */
const LATEST_MS = 10_000

export function createRates(deps: {
  readonly directory: Pick<Directory, 'provider'>
  readonly clock: Clock
}): Rates {
  const { directory, clock } = deps
  const recent = createRecent<readonly Rate[]>(MOST_ANSWERS, clock.now)
  const once = createOnce<readonly Rate[]>()

  async function load(key: string, asker: Asker, request: RateRequest) {
    const provider = await directory.provider(asker.merchantId)
    const { requestId, budget } = asker
    const rates = await askCourier({ ms: LATEST_MS }, (signal) =>
      provider.quote(request, { signal, requestId, budget }),
    )
    recent.keep(key, rates)
    return rates
  }

  return {
    async ask(asker, request) {
      const key = JSON.stringify([asker.merchantId, request])
      const known = recent.find(key)
      if (known && known.ageMs < FRESH_MS) return { rates: known.value, isStale: false }
      try {
        const answer = once(`${asker.budget} ${key}`, () => load(key, asker, request))
        const rates = await inTime(answer, PATIENCE_MS[asker.budget], clock)
        return { rates, isStale: false }
      } catch (error) {
        if (!known || known.ageMs > USABLE_MS || !isPassing(error)) throw error
        return { rates: known.value, isStale: true }
      }
    },
  }
}

async function inTime<Out>(answer: Promise<Out>, patienceMs: number, clock: Clock): Promise<Out> {
  const waiting = new AbortController()
  const late = clock.wait(patienceMs, waiting.signal).then(() => {
    throw new DeliveryError('courier_unavailable', `no answer within ${patienceMs} ms`)
  })
  // Whichever loses the race is nobody's any more.
  late.catch(() => {})
  answer.catch(() => {})
  try {
    return await Promise.race([answer, late])
  } finally {
    waiting.abort()
  }
}

/** Whether time may cure it, so that an older answer is better than none. */
export const isPassing = (error: unknown): boolean =>
  error instanceof DeliveryError &&
  (error.code === 'courier_unavailable' || error.code === 'courier_misbehaved')
