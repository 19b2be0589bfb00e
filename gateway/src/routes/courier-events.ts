import { DeliveryError } from '@courier-checkout/api-client'
import { Hono } from 'hono'
import type { GatewayEnv } from '../gateway-env.ts'
import type { Jobs } from '../jobs/start.ts'
import { createAllowance } from '../lib/allowance.ts'
import { toLater } from '../shipping/backoff.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import { findNumber } from '../storage/courier-numbers.ts'
import type { Scope } from '../storage/shipments.ts'
import { hastenPoll } from '../storage/status-polls.ts'
import { requestTracking } from '../storage/track-requests.ts'

/**
 * The courier's webhook. Its address holds a secret and still what it says is only a hint: the
 * parcel is put on a list of those the courier will be asked about. Public: no key.
 *
 * Asked one by one, the parcels of a large account would eat the hour that its orders need. Beyond
 * its share a hint only hastens the feed, which gives a hundred parcels at once.
 */
export function courierEventRoutes(
  deps: ShippingDeps & { readonly jobs: Pick<Jobs, 'kickTracking'> },
): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  const { atOnce, perHour } = deps.settings.lookUps
  const lookUps = createAllowance({
    burst: atOnce,
    perSecond: perHour / 3_600,
    now: deps.clock.now,
  })

  async function note(account: Scope, courierReference: string, hasFeed: boolean): Promise<void> {
    const now = deps.clock.now()
    if (hasFeed && lookUps.take(account.merchantId) > 0) {
      return hastenPoll(deps.db, account, toLater(now, deps.settings.poll.minMs))
    }
    const dueAt = now.toISOString()
    await requestTracking(deps.db, account, {
      courierReference,
      hint: deps.newId('hint'),
      dueAt,
    })
  }

  app.post('/v1/courier-events/:secret', async (c) => {
    const account = await deps.directory.findAccountByWebhookSecret(c.req.param('secret'))
    if (!account) throw new DeliveryError('not_found', 'there is no such address')
    const provider = await deps.directory.provider(account.merchantId)
    const hint = provider.readHint?.(await c.req.text()) ?? null
    const number = hint && (await findNumber(deps.db, account, hint.courierReference))
    if (number) await note(account, number.courierReference, provider.changes !== undefined)
    if (hint) deps.jobs.kickTracking(account.merchantId)
    return c.json({ ok: true })
  })

  return app
}
