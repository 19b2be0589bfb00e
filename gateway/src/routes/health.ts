import { DeliveryError } from '@courier-checkout/api-client'
import { Hono } from 'hono'
import { isSameSecret } from '../crypto.ts'
import type { GatewayEnv } from '../gateway-env.ts'
import type { Metrics } from '../lib/metrics.ts'
import type { Database } from '../storage/database.ts'

export interface HealthDeps {
  readonly db: Database
  readonly metrics: Metrics
  /** Who reads the metrics shows it as a bearer token; `null`: anybody may. */
  readonly metricsToken: string | null
  /** Aborted: the gateway is stopping and should get no more work. */
  readonly stopping: AbortSignal
}

export function healthRoutes(deps: HealthDeps): Hono<GatewayEnv> {
  const { db, metrics, metricsToken, stopping } = deps
  const app = new Hono<GatewayEnv>()

  app.get('/healthz', (c) => c.text('ok\n'))

  app.get('/readyz', async (c) => {
    if (stopping.aborted) return c.text('stopping\n', 503)
    await db.query('SELECT 1 AS one')
    return c.text('ready\n')
  })

  app.get('/metrics', async (c) => {
    const given = c.req.header('authorization') ?? ''
    if (metricsToken !== null && !isSameSecret(given, `Bearer ${metricsToken}`)) {
      throw new DeliveryError('unauthenticated', 'the metrics need the operator’s token')
    }
    c.header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
    return c.body(await metrics.print())
  })

  return app
}
