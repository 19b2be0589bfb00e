import { performance } from 'node:perf_hooks'
import type { Shop } from '../stage/shop.ts'

/** One call of a page, and what came of it. */
export interface Visit {
  readonly ms: number
  readonly outcome: Outcome
}

/** `stale`: an older answer, marked as such. A code: refused in those words. */
export type Outcome = 'fresh' | 'stale' | 'empty' | (string & {})

export interface Shopper {
  visit(path: string): Promise<Visit>
}

/** Much longer than any budget, and shorter than any limit of a call to the courier. */
const PATIENCE_MS = 7_000

/** Calls as a page of the shop does. Each is another buyer at another address. */
export function createShopper(gateway: string, shop: Shop): Shopper {
  let visits = 0

  return {
    async visit(path) {
      visits++
      const address = `10.${(visits >> 16) & 255}.${(visits >> 8) & 255}.${visits & 255}`
      const url = new URL(`${gateway}${path}`)
      url.searchParams.set('key', shop.publishableKey)
      const started = performance.now()
      const response = await fetch(url, {
        headers: { origin: shop.url, 'x-forwarded-for': address },
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      // The gateway's own answer; only marks are looked for in it.
      const body = (await response.json()) as Answer
      return { ms: performance.now() - started, outcome: toOutcome(response.status, body) }
    },
  }
}

interface Answer {
  readonly code?: string
  readonly quotes?: readonly { readonly isStale: boolean }[]
  readonly refusals?: readonly { readonly reason: string }[]
  readonly points?: readonly unknown[]
  readonly towns?: readonly unknown[]
  readonly streets?: readonly unknown[]
}

function toOutcome(status: number, body: Answer): Outcome {
  if (status !== 200) return body.code ?? `HTTP ${status}`
  if (body.quotes) {
    if (body.quotes.length === 0) return body.refusals?.[0]?.reason ?? 'empty'
    return body.quotes.some(({ isStale }) => isStale) ? 'stale' : 'fresh'
  }
  const rows = body.points ?? body.towns ?? body.streets ?? []
  return rows.length === 0 ? 'empty' : 'fresh'
}
