import { DeliveryError } from '@courier-checkout/api-client'
import { Hono } from 'hono'
import { isSameSecret } from '../crypto.ts'
import type { GatewayEnv } from '../gateway-env.ts'
import type { Metrics } from '../lib/metrics.ts'
import type { Readiness } from '../readiness.ts'

export interface HealthDeps {
  readonly readiness: () => Promise<Readiness>
  readonly metrics: Metrics
  /** Who reads the metrics shows it as a bearer token; `null`: anybody may. */
  readonly metricsToken: string | null
  /** Aborted: the gateway is stopping and should get no more work. */
  readonly stopping: AbortSignal
}

export function healthRoutes(deps: HealthDeps): Hono<GatewayEnv> {
  const { readiness, metrics, metricsToken, stopping } = deps
  const app = new Hono<GatewayEnv>()

  app.get('/healthz', (c) => c.text('ok\n'))

  app.get('/readyz', async (c) => {
    if (stopping.aborted) return c.text('stopping\n', 503)
    const { isReady, remarks } = await readiness()
    const lines = [isReady ? 'ready' : 'not ready', ...remarks]
    return c.text(`${lines.join('\n')}\n`, isReady ? 200 : 503)
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
