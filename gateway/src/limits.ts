import { DeliveryError } from '@courier-checkout/api-client'
import type { Visitor } from './address.ts'
import { createAllowance } from './lib/allowance.ts'

/** Slows down whoever asks too much or guesses. Everything throws `rate_limited`. */
export interface Limits {
  countBrowser(visitor: Visitor, publishableKey: string): void
  /** A call with no valid key. */
  countStranger(visitor: Visitor): void
  /** One try to connect; `forgive` it when the password was right. */
  countLogin(visitor: Visitor, account: string): { forgive(): void }
  /** One try at the operator's password. */
  countOperator(visitor: Visitor): void
}

export interface LimitsDeps {
  readonly now: () => Date
  /** Of one publishable key. */
  readonly pageCallsPerSecond: number
  /** Who is at the other end of the connection. */
  readonly addressOf: (visitor: Visitor) => string
}

export function createLimits({ now, addressOf, pageCallsPerSecond: perKey }: LimitsDeps): Limits {
  const byKey = createAllowance({ burst: Math.max(3000, perKey), perSecond: perKey, now })
  const byAddress = createAllowance({ burst: 240, perSecond: 4, now })
  const strangers = createAllowance({ burst: 30, perSecond: 0.2, now })
  const loginsByAddress = createAllowance({ burst: 20, perSecond: 1 / 60, now })
  const operators = createAllowance({ burst: 8, perSecond: 1 / 30, now })
  const loginsByAccount = createAllowance({ burst: 8, perSecond: 1 / 60, now })

  return {
    countBrowser(visitor, publishableKey) {
      refuse(byAddress.take(addressOf(visitor)))
      refuse(byKey.take(publishableKey))
    },
    countStranger: (visitor) => refuse(strangers.take(addressOf(visitor))),
    countOperator: (visitor) => refuse(operators.take(addressOf(visitor))),
    countLogin(visitor, account) {
      const address = addressOf(visitor)
      refuse(loginsByAddress.take(address))
      refuse(loginsByAccount.take(account))
      return {
        forgive() {
          loginsByAddress.giveBack(address)
          loginsByAccount.giveBack(account)
        },
      }
    },
  }
}

function refuse(waitMs: number): void {
  if (waitMs === 0) return
  throw new DeliveryError('rate_limited', 'too many requests: wait a little', {
    details: { retryAfterMs: waitMs },
  })
}
