import { DeliveryError } from '@courier-checkout/api-client'

export interface Limit {
  readonly ms: number
  /** Ends the call sooner: the gateway stops. */
  readonly stop?: AbortSignal
}

/**
 * One question to the courier with an end to it. Whatever time may cure is `courier_unavailable`:
 * a silent courier, and an account that has spent its requests of the hour. A shop's server then
 * knows that it may fall back, which it may not on a 4xx.
 */
export async function askCourier<Out>(
  { ms, stop }: Limit,
  question: (signal: AbortSignal) => Promise<Out>,
): Promise<Out> {
  const limit = AbortSignal.timeout(ms)
  try {
    return await question(stop ? AbortSignal.any([stop, limit]) : limit)
  } catch (error) {
    if (limit.aborted && error === limit.reason) {
      throw new DeliveryError('courier_unavailable', `no answer within ${ms} ms`, { cause: error })
    }
    if (error instanceof DeliveryError && error.code === 'rate_limited') {
      const { message, details } = error
      throw new DeliveryError('courier_unavailable', message, { cause: error, details })
    }
    throw error
  }
}
