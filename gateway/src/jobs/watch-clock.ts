import { toLater } from '../shipping/backoff.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import { findLatestMoment, forgetFutureTimes } from '../storage/future-times.ts'

export interface WatchClock {
  /** Looks whether the clock was put back since the last look, and puts right what hangs on it. */
  round(): Promise<void>
}

/** Clocks that are kept right move back by less. */
const TOLERANCE_MS = 5_000

/**
 * A clock that was put back by a day would make every repeat, webhook and feed wait for a day. One
 * that went ahead only makes them come early.
 */
export function createWatchClock(deps: ShippingDeps): WatchClock {
  let last: number | null = null

  async function findLast(): Promise<number> {
    return last ?? (await findLatestMoment(deps.db))?.getTime() ?? 0
  }

  return {
    async round() {
      const before = await findLast()
      const now = deps.clock.now()
      const backMs = before - now.getTime()
      if (backMs > TOLERANCE_MS) {
        const { isOnlyWorker, leaseMs } = deps.settings
        await forgetFutureTimes(deps.db, {
          now: now.toISOString(),
          farthestLease: isOnlyWorker ? null : toLater(now, 2 * leaseMs),
        })
        deps.log('clock.set_back', { ms: backMs })
      }
      last = now.getTime()
    },
  }
}
