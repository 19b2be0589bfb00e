import type { Cart } from '@courier-checkout/api-client/contract'
import type { Clock } from '../src/clock.ts'
import type { CheckoutOptions } from '../src/options.ts'

/** A clock that moves only when told to. */
export function createManualClock(startsAt = Date.parse('2026-11-24T09:00:00Z')) {
  let now = startsAt
  const waiting = new Set<{ readonly at: number; readonly then: () => void }>()
  const clock: Clock = {
    now: () => now,
    after(ms, then) {
      const entry = { at: now + ms, then }
      waiting.add(entry)
      return () => void waiting.delete(entry)
    },
  }
  return {
    ...clock,
    /** Calls everything that is due within `ms`, in order, and lets promises settle between. */
    async advance(ms: number) {
      const end = now + ms
      for (;;) {
        const [next] = [...waiting].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)
        if (!next) break
        waiting.delete(next)
        now = next.at
        next.then()
        await settle()
      }
      now = end
    },
    waitingCount: () => waiting.size,
  }
}

/** Lets everything that is already resolved run its course. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
}

export const aCart: Cart = {
  currency: 'RUB',
  goods: 125_000,
  payment: 'cash',
  weightGrams: 1250,
  parcels: [],
}

export function someOptions(change: Partial<CheckoutOptions> = {}): CheckoutOptions {
  return {
    gateway: 'https://gateway.example',
    shop: 'pk_test',
    cart: aCart,
    methods: [
      { method: 'pickup_point', ruleSet: 'points' },
      { method: 'door', ruleSet: 'courier' },
    ],
    town: '15500',
    ...change,
  }
}

export function jsonResponse(body: unknown, init: ResponseInit = {}): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/json', ...init.headers },
    status: init.status ?? 200,
  })
}
