import { DeliveryError, type Limiter } from '@courier-checkout/api-client'
import type { Clock } from './lib/clock.ts'
import { type BudgetKey, spendRequest } from './storage/courier-budgets.ts'
import type { Database } from './storage/database.ts'

/**
 * Keeps one account below its requests per hour in all processes together. Costs one statement per
 * request, next to an answer of the courier that takes a hundred times as long.
 */
export function createSharedLimiter(
  { db, clock }: { readonly db: Database; readonly clock: Pick<Clock, 'now'> },
  account: BudgetKey,
  requestsPerHour: number,
): Limiter {
  return {
    async take(budget) {
      const isBrowser = budget === 'browser'
      const spending = { now: clock.now(), requestsPerHour, isBrowser }
      const waitMs = await spendRequest(db, account, spending)
      if (waitMs === 0) return
      throw new DeliveryError('rate_limited', 'the account has spent its requests of this hour', {
        details: { retryAfterMs: waitMs },
      })
    },
  }
}
