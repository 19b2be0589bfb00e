import type { PickupPoint } from '@courier-checkout/api-client'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Metrics } from '../lib/metrics.ts'
import { createBreathe } from './breathe.ts'
import { type Extent, type Inspection, inspect } from './inspect.ts'

export interface JudgeDeps {
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
}

export interface Judge {
  /** The rows of a list that may come into force; `null`: refused, and said so. */
  weigh(courierCode: string, list: readonly PickupPoint[]): Promise<readonly PickupPoint[] | null>
}

/** A list that stays small for a day is the courier's new truth: an operator has left. */
const BELIEVED_AFTER_MS = 24 * 3_600_000

export function createJudge({ clock, log, metrics }: JudgeDeps): Judge {
  const inForce = new Map<string, Extent>()
  const smallSince = new Map<string, number>()

  function isBelieved(courierCode: string, { fault }: Inspection): boolean {
    if (fault === null) return true
    if (fault === 'empty' || fault === 'garbled') return false
    const now = clock.now().getTime()
    const since = smallSince.get(courierCode) ?? now
    smallSince.set(courierCode, since)
    return now - since >= BELIEVED_AFTER_MS
  }

  return {
    async weigh(courierCode, list) {
      const before = inForce.get(courierCode) ?? null
      const inspection = await inspect(list, before, createBreathe(clock.now))
      const { points, extent, garbled, fault } = inspection
      if (!isBelieved(courierCode, inspection)) {
        log('points.refused', { courierCode, reason: fault, rows: list.length, garbled, before })
        metrics.count('gateway_points_refused_total', {
          courier: courierCode,
          reason: String(fault),
        })
        return null
      }
      if (garbled > 0) log('points.garbled', { courierCode, rows: list.length, garbled })
      inForce.set(courierCode, extent)
      smallSince.delete(courierCode)
      return points
    },
  }
}
