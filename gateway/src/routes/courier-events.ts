import { DeliveryError } from '@courier-checkout/api-client'
import { Hono } from 'hono'
import type { GatewayEnv } from '../gateway-env.ts'
import type { Jobs } from '../jobs/start.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import { findNumber } from '../storage/courier-numbers.ts'
import { requestTracking } from '../storage/track-requests.ts'

/**
 * The courier's webhook. Its address holds a secret and still what it says is only a hint: the
 * parcel is put on a list of those the courier will be asked about. Public: no key.
 */
export function courierEventRoutes(
  deps: ShippingDeps & { readonly jobs: Pick<Jobs, 'kickTracking'> },
): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()

  app.post('/v1/courier-events/:secret', async (c) => {
    const account = await deps.directory.findAccountByWebhookSecret(c.req.param('secret'))
    if (!account) throw new DeliveryError('not_found', 'there is no such address')
    const provider = await deps.directory.provider(account.merchantId)
    const hint = provider.readHint?.(await c.req.text()) ?? null
    const number = hint && (await findNumber(deps.db, account, hint.courierReference))
    if (number) {
      await requestTracking(deps.db, account, {
        courierReference: number.courierReference,
        hint: deps.newId('hint'),
        dueAt: deps.clock.now().toISOString(),
      })
    }
    if (hint) deps.jobs.kickTracking(account.merchantId)
    return c.json({ ok: true })
  })

  return app
}
