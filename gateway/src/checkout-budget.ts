import { DeliveryError } from '@courier-checkout/api-client'
import type { MiddlewareHandler } from 'hono'
import type { GatewayEnv } from './gateway-env.ts'
import type { Clock } from './lib/clock.ts'
import { inTime } from './lib/in-time.ts'

/** A shopper waits 1.5 s for anything; the rest is for the way there and back. */
const CHECKOUT_MS = 1_300
/** For all questions to the courier together, so that an older answer can still be given. */
const QUESTIONS_MS = 1_150
/** For one question. */
export const QUESTION_MS = 1_050

/** A checkout never waits for a courier: what is not there in time is `courier_unavailable`. */
export function answerInTime(clock: Clock): MiddlewareHandler<GatewayEnv> {
  return (c, next) => {
    c.set('answerBy', clock.now().getTime() + QUESTIONS_MS)
    return inTime(next(), {
      clock,
      ms: CHECKOUT_MS,
      late: () => {
        throw new DeliveryError('courier_unavailable', `no answer within ${CHECKOUT_MS} ms`)
      },
    })
  }
}
