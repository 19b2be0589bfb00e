import { Hono } from 'hono'
import type { GatewayEnv } from './gateway-env.ts'
import { courierEventRoutes } from './routes/courier-events.ts'
import { type ShippingRoutesDeps, shipmentRoutes } from './routes/shipments.ts'
import { trackingRoutes } from './routes/tracking.ts'

/** Every route of shipping. All but `/v1/courier-events/…` need a caller with the secret key. */
export function shippingRoutes(deps: ShippingRoutesDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  app.route('/', shipmentRoutes(deps))
  app.route('/', trackingRoutes(deps))
  app.route('/', courierEventRoutes(deps))
  return app
}
