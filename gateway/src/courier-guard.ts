import { type CourierProvider, DeliveryError } from '@courier-checkout/api-client'
import type { OpenCourier } from './accounts.ts'
import {
  type Breaker,
  type BreakerHealth,
  createBreaker,
  type Judgement,
  Refused,
} from './lib/breaker.ts'
import type { Clock } from './lib/clock.ts'
import type { Metrics } from './lib/metrics.ts'
import { createRecent } from './lib/recent.ts'

const FAILURES = 3
const REST_MS = { first: 2_000, max: 60_000 }
/** Of one account. A courier that hangs holds this many connections, and no other account's. */
const MOST_AT_ONCE = 24
const MOST_ACCOUNTS = 20_000

/** `8814/lampshop`, and how its courier has been to it. */
export interface AccountHealth extends BreakerHealth {
  readonly account: string
}

export interface GuardDeps {
  readonly clock: Pick<Clock, 'now'>
  readonly metrics: Pick<Metrics, 'count'>
}

export interface CourierGuard {
  readonly open: OpenCourier
  health(): readonly AccountHealth[]
}

/**
 * Guards what checkouts ask of a courier: an account that fails is left in peace for a while, and
 * one that hangs cannot take what the others need. Orders are not guarded: they wait and are tried
 * again by their own rules.
 */
export function guardCouriers(
  open: OpenCourier,
  { clock: { now }, metrics }: GuardDeps,
): CourierGuard {
  // Guesses at logins open couriers too, so they cannot be kept without end.
  const breakers = createRecent<{ readonly account: string; readonly breaker: Breaker }>(
    MOST_ACCOUNTS,
    now,
  )

  function breakerOf(account: string): Breaker {
    const known = breakers.find(account)
    if (known) return known.value.breaker
    const created = createBreaker({
      now,
      failures: FAILURES,
      restMs: REST_MS,
      mostAtOnce: MOST_AT_ONCE,
      judge,
    })
    breakers.keep(account, { account, breaker: created })
    return created
  }

  return {
    open(account, tenant, limiter) {
      const courier = open(account, tenant, limiter)
      return guard(courier, breakerOf(`${account.courierCode}/${account.login}`), metrics)
    },
    health: () =>
      breakers.values().map(({ account, breaker }) => ({ account, ...breaker.health() })),
  }
}

function guard(
  courier: CourierProvider,
  breaker: Breaker,
  metrics: GuardDeps['metrics'],
): CourierProvider {
  const run = <Out>(ask: () => Promise<Out>): Promise<Out> =>
    breaker.run(ask).catch((error: unknown) => {
      if (!(error instanceof Refused)) throw error
      metrics.count('gateway_courier_not_asked_total', { why: error.why })
      throw explain(error)
    })
  const { pickupPoints, towns, streets } = courier

  return {
    ...courier,
    quote: (request, call) => run(() => courier.quote(request, call)),
    serviceLevels: (call) => run(() => courier.serviceLevels(call)),
    ...(pickupPoints
      ? { pickupPoints: (query, call) => run(() => pickupPoints(query, call)) }
      : {}),
    ...(towns ? { towns: (query, call) => run(() => towns(query, call)) } : {}),
    ...(streets ? { streets: (query, call) => run(() => streets(query, call)) } : {}),
  }
}

/** That our own hour is spent, or that nobody waits any more, says nothing about the courier. */
function judge(error: unknown): Judgement {
  if (!(error instanceof DeliveryError)) return isTimeout(error) ? { restMs: 0 } : 'unknown'
  const { code, details } = error
  if (code === 'courier_unavailable' || code === 'courier_misbehaved') return { restMs: 0 }
  if (code !== 'rate_limited') return 'answered'
  return details['httpStatus'] === 429
    ? { restMs: Number(details['retryAfterMs'] ?? 0) }
    : 'unknown'
}

const isTimeout = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'TimeoutError'

function explain(error: Refused): DeliveryError {
  const details = { retryAfterMs: error.retryAfterMs }
  return new DeliveryError('courier_unavailable', `the courier was not asked: ${error.message}`, {
    cause: error,
    details,
  })
}
