import { DeliveryError } from '@courier-checkout/api-client'
import { ItemQueryString, type ItemsAnswer } from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import { askCourier } from '../ask-courier.ts'
import { type AuthDeps, authenticate } from '../auth.ts'
import type { GatewayEnv } from '../gateway-env.ts'
import { readQuery } from '../input.ts'
import type { Directory } from '../installation.ts'
import { requireSecret } from './shop-caller.ts'

export type ItemRoutesDeps = AuthDeps & {
  readonly accounts: Pick<Directory, 'provider'>
  readonly stopping: AbortSignal
}

/** A manager waits while a product is saved. */
const ANSWER_MS = 8_000

/** Whether the courier's warehouse knows an article. Asked anew each time: the answer is a count of the moment. */
export function itemRoutes(deps: ItemRoutesDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()

  app.get('/v1/items', authenticate(deps), async (c) => {
    const { installation } = requireSecret(c)
    const { article } = readQuery(c, ItemQueryString)
    const courier = await deps.accounts.provider(installation.merchantId)
    if (!courier.warehouseItems) {
      throw new DeliveryError('unsupported', `${courier.id} keeps no goods of merchants`)
    }
    const ask = courier.warehouseItems.bind(courier)
    const items = await askCourier({ ms: ANSWER_MS, stop: deps.stopping }, (signal) =>
      ask({ articles: [article] }, { signal, requestId: c.get('requestId'), budget: 'server' }),
    )
    return c.json({ items: [...items] } satisfies ItemsAnswer)
  })

  return app
}
