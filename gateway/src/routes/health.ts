import { Hono } from 'hono'
import type { GatewayEnv } from '../gateway-env.ts'
import type { Metrics } from '../lib/metrics.ts'
import type { Database } from '../storage/database.ts'

export interface HealthDeps {
  readonly db: Database
  readonly metrics: Metrics
  /** Aborted: the gateway is stopping and should get no more work. */
  readonly stopping: AbortSignal
}

export function healthRoutes({ db, metrics, stopping }: HealthDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()

  app.get('/healthz', (c) => c.text('ok\n'))

  app.get('/readyz', async (c) => {
    if (stopping.aborted) return c.text('stopping\n', 503)
    await db.query('SELECT 1 AS one')
    return c.text('ready\n')
  })

  app.get('/metrics', (c) => {
    c.header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
    return c.body(metrics.print())
  })

  return app
}
