import { createRunning } from '../lib/running.ts'
import { toDelayMs, toLater } from '../shipping/backoff.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import type { Feed } from '../storage/shop-events.ts'
import {
  type Delivery,
  leaseDeliveries,
  loadDueShops,
  settleDelivery,
} from '../storage/webhook-deliveries.ts'
import { deliverSigned, toWhy } from '../webhooks/signed.ts'

export interface DeliverWebhooks {
  /** Takes what is due and begins it. Does not wait for shops. */
  round(): Promise<void>
  /** Resolves when nothing that was begun is still running. */
  idle(): Promise<void>
}

/** Tells shops what happened. Each shop has its own few places, so a slow one holds up nobody else. */
export function createDeliverWebhooks(
  deps: ShippingDeps,
  options: { readonly signal: AbortSignal; readonly onFree: () => void },
): DeliverWebhooks {
  const running = createRunning(options.onFree)
  const { webhook } = deps.settings

  async function takeOf(shop: Feed): Promise<void> {
    const free = webhook.callsPerShop - running.count(shop.installationId)
    if (free <= 0) return
    const now = deps.clock.now()
    const leased = await leaseDeliveries(deps.db, shop, {
      now: now.toISOString(),
      until: toLater(now, webhook.timeoutMs * 3),
      by: deps.newId('lease'),
      limit: free,
    })
    for (const delivery of leased) {
      const work = deliver(deps, delivery, options.signal).catch((error) =>
        deps.log('webhook.crashed', { eventId: delivery.eventId, error }),
      )
      running.add(shop.installationId, work)
    }
  }

  return {
    async round() {
      const shops = await loadDueShops(deps.db, deps.clock.now().toISOString())
      await Promise.all(shops.map(takeOf))
    },
    idle: running.idle,
  }
}

async function deliver(deps: ShippingDeps, delivery: Delivery, signal: AbortSignal): Promise<void> {
  const now = deps.clock.now().toISOString()
  const installation = await deps.directory.findInstallation(delivery.installationId)
  const url = installation?.delivery === 'push' ? installation.webhookUrl : null
  if (url === null) {
    // The shop has gone over to asking: its feed holds the event.
    return settleDelivery(deps.db, delivery, { state: 'pulled', dueAt: now, lastError: null })
  }
  const failure = await call(deps, { delivery, url, signal })
  if (failure === null) {
    return settleDelivery(deps.db, delivery, { state: 'delivered', dueAt: now, lastError: null })
  }
  deps.log('webhook.not_delivered', {
    installationId: delivery.installationId,
    eventId: delivery.eventId,
    failure,
  })
  await settleDelivery(deps.db, delivery, toNextTry(deps, delivery, failure))
}

/** What went wrong; `null`: the shop has it. */
async function call(
  deps: ShippingDeps,
  { delivery, url, signal }: { delivery: Delivery; url: string; signal: AbortSignal },
): Promise<string | null> {
  const { installationId, body } = delivery
  const { timeoutMs } = deps.settings.webhook
  try {
    const { status } = await deliverSigned(deps, { installationId, url, body, timeoutMs, signal })
    return status >= 200 && status < 300 ? null : `the shop answered ${status}`
  } catch (error) {
    return toWhy(error)
  }
}

function toNextTry({ clock, settings, random }: ShippingDeps, delivery: Delivery, failure: string) {
  const now = clock.now()
  const ageMs = now.getTime() - Date.parse(delivery.openedAt)
  const state = ageMs >= settings.webhook.giveUpAfterMs ? 'failed' : 'waiting'
  const waitMs = toDelayMs(settings.webhook.retry, delivery.tries + 1, random)
  return { state, dueAt: toLater(now, waitMs), lastError: failure } as const
}
