import { join } from 'node:path'
import { TOWNS } from '@courier-checkout/simulator'
import { Hono } from 'hono'
import { csrf } from 'hono/csrf'
import { HTTPException } from 'hono/http-exception'
import { createAssetRoutes } from './assets.ts'
import { createTileRoutes } from './map/routes.ts'
import { createBaseMap } from './map/tile.ts'
import type { News } from './orders/news.ts'
import { createOrderRoutes } from './orders/routes.ts'
import { createSettingsRoutes } from './orders/settings-routes.ts'
import { createShipping } from './orders/shipping.ts'
import { contentSecurity } from './security.ts'
import type { ConnectionDeps } from './shop/connection.ts'
import { createWebhookRoutes, type EventDeps } from './shop/events.ts'
import { createShopRoutes } from './shop/routes.ts'
import { createWidgetFinder } from './widget-script.ts'

export interface SiteDeps extends ConnectionDeps, EventDeps {
  readonly gatewayUrl: string
  readonly news: News
  readonly fetch: typeof fetch
  /** A real map instead of the invented one. */
  readonly tiles: TileSource | null
}

export interface TileSource {
  /** `https://tiles.example/{z}/{x}/{y}.png` */
  readonly url: string
  readonly attribution: string
}

/** Shop, merchant's orders and map: everything of the demo that is the shop's own. */
export function createSite(deps: SiteDeps): Hono {
  const { shopUrl, gatewayUrl, tiles } = deps
  const app = new Hono()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return error.getResponse()
    process.stderr.write(`${error.stack ?? error.message}\n`)
    return c.text('Что-то сломалось на нашей стороне.', 500)
  })
  // The gateway's webhooks come without a page and prove themselves by their signature.
  app.route('/', createWebhookRoutes(deps))
  app.use(contentSecurity({ gateway: gatewayUrl, tiles: tiles && new URL(tiles.url).origin }))
  app.use(csrf())
  app.route('/assets', createAssetRoutes(join(import.meta.dirname, 'shop', 'public')))
  app.route('/admin/assets', createAssetRoutes(join(import.meta.dirname, 'orders', 'public')))
  app.route('/tiles', createTileRoutes(createBaseMap(TOWNS)))
  app.route('/admin/settings', createSettingsRoutes(deps))
  const shipping = createShipping({ ...deps, onChange: deps.news.publish })
  app.route('/admin', createOrderRoutes({ ...deps, shipping }))
  app.route(
    '/',
    createShopRoutes({
      ...deps,
      tiles: tiles ?? { url: `${shopUrl}/tiles/{z}/{x}/{y}.svg`, attribution: null },
      findWidget: createWidgetFinder(gatewayUrl, deps.fetch),
    }),
  )
  return app
}
