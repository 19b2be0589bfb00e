import { DeliveryError } from '@courier-checkout/api-client'
import type { MiddlewareHandler } from 'hono'
import type { GatewayEnv } from './gateway-env.ts'
import type { Clock } from './lib/clock.ts'

/** A shopper waits 1.5 s for anything; the rest is for the way there and back. */
const CHECKOUT_MS = 1_300
/** For all questions to the courier together, so that an older answer can still be given. */
const QUESTIONS_MS = 1_150
/** For one question. */
export const QUESTION_MS = 1_050

/** So much later than its time an answer may be given up. */
const BEAT_MS = 50

interface Waiting {
  readonly until: number
  readonly giveUp: () => void
}

/** A checkout never waits for a courier: what is not there in time is `courier_unavailable`. */
export function answerInTime(clock: Clock): MiddlewareHandler<GatewayEnv> {
  // All wait equally long, so the first of the set is the first to give up: one timer serves all.
  const waiting = new Set<Waiting>()
  let isWatching = false

  async function watch(): Promise<void> {
    isWatching = true
    while (waiting.size > 0) {
      await clock.wait(BEAT_MS)
      const now = clock.now().getTime()
      for (const one of waiting) {
        if (one.until > now) break
        waiting.delete(one)
        one.giveUp()
      }
    }
    isWatching = false
  }

  return async (c, next) => {
    const now = clock.now().getTime()
    c.set('answerBy', now + QUESTIONS_MS)
    const { promise: late, reject } = Promise.withResolvers<never>()
    const mine = { until: now + CHECKOUT_MS, giveUp: () => reject(tooLate()) }
    waiting.add(mine)
    if (!isWatching) void watch()
    try {
      await Promise.race([next(), late])
    } finally {
      waiting.delete(mine)
    }
  }
}

const tooLate = (): DeliveryError =>
  new DeliveryError('courier_unavailable', `no answer within ${CHECKOUT_MS} ms`)
