import type { ServiceLevelsAnswer } from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import { type AuthDeps, answerPreflight, authenticate } from '../auth.ts'
import { type GatewayEnv, toAsker } from '../gateway-env.ts'
import type { ServiceLevels } from '../service-levels.ts'

export type ServiceLevelRoutesDeps = AuthDeps & { readonly serviceLevels: ServiceLevels }

export function serviceLevelRoutes(deps: ServiceLevelRoutesDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  app.use('/v1/service-levels', answerPreflight(deps))

  app.get('/v1/service-levels', authenticate(deps), async (c) => {
    const serviceLevels = await deps.serviceLevels.load(toAsker(c))
    c.header('cache-control', 'private, max-age=3600')
    return c.json({ serviceLevels: [...serviceLevels] } satisfies ServiceLevelsAnswer)
  })

  return app
}
