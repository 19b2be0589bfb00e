import type { Clock } from '../../clock.ts'
import { DeliveryError } from '../../errors.ts'

/** Whose spending it is: quotes that browsers cause may use at most half of the hour. */
export type Budget = 'browser' | 'server'

export interface Limiter {
  /**
   * Counts one request. Throws `rate_limited` with `details.retryAfterMs` when there is no room.
   * Where several processes share an account it has to ask, so it may take a moment.
   */
  take(budget: Budget): void | Promise<void>
}

/** One that counts in this process alone, and so needs no moment. */
export interface LocalLimiter extends Limiter {
  take(budget: Budget): void
  /** Requests of the last hour. */
  spent(): { readonly all: number; readonly browsers: number }
}

const HOUR_MS = 3_600_000

/**
 * Keeps one account below its requests per hour, in every hour and not only on average, because
 * the courier blocks the address that goes over. Share one per courier code and login.
 * Source: docs/protocol/measoft.md, 14.
 */
export function createLimiter(options: {
  readonly clock: Clock
  /** Default 2400 of the 3000 that are allowed. */
  readonly requestsPerHour?: number
  /** Requests made before, by whoever counted until now; oldest first. */
  readonly before?: readonly { readonly at: Date; readonly budget: Budget }[]
}): LocalLimiter {
  const limit = options.requestsPerHour ?? 2400
  const all = createWindow(limit)
  const browsers = createWindow(Math.floor(limit / 2))

  function count(at: number, budget: Budget): void {
    all.add(at)
    if (budget === 'browser') browsers.add(at)
  }
  for (const { at, budget } of options.before ?? []) count(at.getTime(), budget)

  return {
    take(budget) {
      const now = options.clock().getTime()
      const waitMs = Math.max(all.waitMs(now), budget === 'browser' ? browsers.waitMs(now) : 0)
      if (waitMs > 0) {
        throw new DeliveryError('rate_limited', 'the account has spent its requests of this hour', {
          details: { retryAfterMs: waitMs },
        })
      }
      count(now, budget)
    },
    spent() {
      const now = options.clock().getTime()
      return { all: all.count(now), browsers: browsers.count(now) }
    },
  }
}

/** The times of the last hour, oldest first, in a ring of fixed size. */
function createWindow(size: number) {
  const times: number[] = []
  let next = 0

  /** The clock was put back: what was done last was done now, and the rest before it as it was. */
  function putBack(now: number): void {
    const newest = times[(next + size - 1) % size]
    if (newest === undefined || newest <= now) return
    for (const [index, time] of times.entries()) times[index] = time - (newest - now)
  }

  return {
    /** How long until one more fits; 0: now. */
    waitMs(now: number): number {
      if (size === 0) return HOUR_MS
      putBack(now)
      const oldest = times.length < size ? undefined : times[next]
      return oldest === undefined ? 0 : Math.max(0, oldest + HOUR_MS - now)
    },
    add(now: number): void {
      if (size === 0) return
      times[next] = now
      next = (next + 1) % size
    },
    count: (now: number): number => times.filter((time) => time + HOUR_MS > now).length,
  }
}
