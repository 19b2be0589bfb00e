import {
  DeliveryError,
  type FeedAnswer,
  FeedQueryString,
} from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import * as z from 'zod'
import type { GatewayEnv } from '../gateway-env.ts'
import { readParam, readQuery } from '../input.ts'
import type { Jobs } from '../jobs/start.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import { loadFeed } from '../storage/shop-events.ts'
import { loadDeliveries, resendDelivery } from '../storage/webhook-deliveries.ts'
import { toShop } from './shop-caller.ts'

const Listing = z.object({
  state: z.enum(['waiting', 'delivered', 'failed', 'pulled']).default('failed'),
  limit: z.coerce.number().pipe(z.int().min(1).max(200)).default(50),
})
const EventId = z.string().regex(/^evt_\w{1,40}$/)
const Cursor = z.string().regex(/^\d{0,15}$/)

/** What happened to a shop's shipments, for shops that ask and for those that are called. */
export function trackingRoutes(
  deps: ShippingDeps & { readonly jobs: Pick<Jobs, 'kickWebhooks'> },
): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()

  app.get('/v1/tracking-events', async (c) => {
    const shop = toShop(c)
    const { after, limit } = readQuery(c, FeedQueryString.extend({ after: Cursor.default('') }))
    const { events, next } = await loadFeed(deps.db, shop, { after: Number(after), limit })
    return c.json({ events, next: String(next) } satisfies FeedAnswer)
  })

  app.get('/v1/webhook-deliveries', async (c) => {
    const deliveries = await loadDeliveries(deps.db, toShop(c), readQuery(c, Listing))
    return c.json({ deliveries })
  })

  app.post('/v1/webhook-deliveries/:event/resend', async (c) => {
    const shop = toShop(c)
    const eventId = readParam(c, 'event', EventId)
    const now = deps.clock.now().toISOString()
    if (!(await resendDelivery(deps.db, shop, { eventId, now }))) {
      throw new DeliveryError('not_found', `there is no delivery of ${eventId}`)
    }
    deps.jobs.kickWebhooks()
    return c.json({ event: eventId, state: 'waiting' }, 202)
  })

  return app
}
