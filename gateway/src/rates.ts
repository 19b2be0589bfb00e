import {
  DeliveryError,
  type ErrorCode,
  type Rate,
  type RateRequest,
} from '@courier-checkout/api-client'
import { askCourier } from './ask-courier.ts'
import { QUESTION_MS } from './checkout-budget.ts'
import type { Directory } from './installation.ts'
import type { Clock } from './lib/clock.ts'
import { inTime } from './lib/in-time.ts'
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
/** A no of the courier's is remembered too: it was an answer, and asking costs a request. */
const REFUSED_MS = 60_000
const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'courier_rejected',
  'not_deliverable',
  'out_of_coverage',
])
/** Nobody waits for it any more, but the next who asks will be glad of it. */
const LATEST_MS = 10_000

export function createRates(deps: {
  readonly directory: Pick<Directory, 'provider'>
  readonly clock: Clock
}): Rates {
  const { directory, clock } = deps
  const recent = createRecent<readonly Rate[]>(MOST_ANSWERS, clock.now)
  const refused = createRecent<DeliveryError>(MOST_ANSWERS, clock.now)
  const once = createOnce<readonly Rate[]>()

  async function load(key: string, asker: Asker, request: RateRequest) {
    const provider = await directory.provider(asker.merchantId)
    const { requestId, budget } = asker
    try {
      const rates = await askCourier({ ms: LATEST_MS }, (signal) =>
        provider.quote(request, { signal, requestId, budget }),
      )
      recent.keep(key, rates)
      return rates
    } catch (error) {
      if (error instanceof DeliveryError && REFUSALS.has(error.code)) refused.keep(key, error)
      throw error
    }
  }

  function late(): never {
    throw new DeliveryError('courier_unavailable', `no answer within ${QUESTION_MS} ms`)
  }

  return {
    async ask(asker, request) {
      const key = JSON.stringify([asker.merchantId, request])
      const no = refused.find(key)
      if (no && no.ageMs < REFUSED_MS) throw no.value
      const known = recent.find(key)
      if (known && known.ageMs < FRESH_MS) return { rates: known.value, isStale: false }
      try {
        const answer = once(`${asker.budget} ${key}`, () => load(key, asker, request))
        const rates = await inTime(answer, { clock, ms: QUESTION_MS, late })
        return { rates, isStale: false }
      } catch (error) {
        if (!known || known.ageMs > USABLE_MS || !isPassing(error)) throw error
        return { rates: known.value, isStale: true }
      }
    },
  }
}

/** Whether time may cure it, so that an older answer is better than none. */
export const isPassing = (error: unknown): boolean =>
  error instanceof DeliveryError &&
  (error.code === 'courier_unavailable' || error.code === 'courier_misbehaved')
