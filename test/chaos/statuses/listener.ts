import { setTimeout as sleep } from 'node:timers/promises'
import { FeedAnswer, type ShopEvent } from '@courier-checkout/api-client/contract'
import type { Shop } from '../stage/shop.ts'

/** A shop that pulls its events and keeps what it was told, as `docs/lifecycle.md` asks. */
export interface Listener {
  /** The courier's last word about each reference, as the shop understood it. */
  readonly states: ReadonlyMap<string, string>
  /** Events that came again although they had been taken. */
  readonly repeats: number
  /** Reads until there is nothing more. */
  catchUp(): Promise<void>
  stop(): Promise<void>
}

const PULL_MS = 200

export function startListener(shop: Shop, gateway: string): Listener {
  const states = new Map<string, string>()
  const numbers = new Map<string, number>()
  const seen = new Set<string>()
  let after = ''
  let repeats = 0
  let isStopped = false

  function take(event: ShopEvent): void {
    if (seen.has(event.event)) {
      repeats++
      return
    }
    seen.add(event.event)
    // An older number never overwrites a newer one.
    if ((numbers.get(event.shipment) ?? 0) > event.number) return
    numbers.set(event.shipment, event.number)
    if (event.tracking && event.tracking.status !== 'unknown') {
      states.set(event.reference, event.tracking.courierStatus)
    }
  }

  /** Whether there was anything; `null`: no answer. */
  async function pull(): Promise<boolean | null> {
    try {
      const path = `/v1/tracking-events?after=${after}&limit=200`
      const response = await shop.call(gateway, { method: 'GET', path })
      if (!response.ok) return null
      const page = FeedAnswer.parse(await response.json())
      for (const event of page.events) take(event)
      after = page.next
      return page.events.length > 0
    } catch (error) {
      if (error instanceof TypeError || error instanceof DOMException) return null
      throw error
    }
  }

  const pulling = (async () => {
    while (!isStopped) {
      await pull()
      await sleep(PULL_MS)
    }
  })()

  return {
    states,
    get repeats() {
      return repeats
    },
    async catchUp() {
      while (await pull());
    },
    async stop() {
      isStopped = true
      await pulling
    },
  }
}
