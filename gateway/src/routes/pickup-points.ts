import { DeliveryError, type PickupPoint } from '@courier-checkout/api-client'
import {
  type PointAnswer,
  PointQueryString,
  type PointsAnswer,
} from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import { type AuthDeps, answerPreflight, authenticate } from '../auth.ts'
import { type GatewayEnv, toAsker } from '../gateway-env.ts'
import { readQuery } from '../input.ts'
import { toPointRow } from '../point-row.ts'
import type { Points } from '../points.ts'

export type PointRoutesDeps = AuthDeps & { readonly points: Points }

/** A point's address does not change within a shopper's visit. */
const CACHE = 'private, max-age=300'

export function pickupPointRoutes(deps: PointRoutesDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  app.use('/v1/pickup-points', answerPreflight(deps))
  app.use('/v1/pickup-points/*', answerPreflight(deps))

  app.get('/v1/pickup-points', authenticate(deps), async (c) => {
    const { town } = readQuery(c, PointQueryString)
    const { installation } = c.get('caller')
    const { points, updatedAt } = await deps.points.inTown(installation, toAsker(c), town)
    c.header('cache-control', CACHE)
    return c.json({
      points: points.map(toPointRow),
      operators: toOperators(points),
      updatedAt: updatedAt.toISOString(),
    } satisfies PointsAnswer)
  })

  app.get('/v1/pickup-points/:code', authenticate(deps), async (c) => {
    const code = c.req.param('code')
    const point = await deps.points.find(c.get('caller').installation, toAsker(c), code)
    if (!point) throw new DeliveryError('not_found', 'there is no such point')
    c.header('cache-control', CACHE)
    return c.json({ point } satisfies PointAnswer)
  })

  return app
}

function toOperators(points: readonly PickupPoint[]): PointsAnswer['operators'] {
  const names = new Map<string, string>()
  for (const { operator } of points) if (operator) names.set(operator.code, operator.name)
  return [...names].map(([code, name]) => ({ code, name }))
}
