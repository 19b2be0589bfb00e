import {
  StreetQueryString,
  type StreetsAnswer,
  TownQueryString,
  type TownsAnswer,
} from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import { type AuthDeps, answerPreflight, authenticate } from '../auth.ts'
import { type GatewayEnv, toAsker } from '../gateway-env.ts'
import { readQuery } from '../input.ts'
import type { Towns } from '../towns.ts'

export type TownRoutesDeps = AuthDeps & { readonly towns: Towns }

const CACHE = 'private, max-age=3600'

export function townRoutes(deps: TownRoutesDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  app.use('/v1/towns', answerPreflight(deps))
  app.use('/v1/streets', answerPreflight(deps))

  app.get('/v1/towns', authenticate(deps), async (c) => {
    const { q, code, limit } = readQuery(c, TownQueryString)
    const { installation } = c.get('caller')
    const asker = toAsker(c)
    const towns =
      code === undefined
        ? await deps.towns.search(installation, asker, { q, limit })
        : [await deps.towns.find(installation, asker, code)].flatMap((town) => town ?? [])
    c.header('cache-control', CACHE)
    return c.json({ towns: [...towns] } satisfies TownsAnswer)
  })

  app.get('/v1/streets', authenticate(deps), async (c) => {
    const names = await deps.towns.streets(toAsker(c), readQuery(c, StreetQueryString))
    c.header('cache-control', CACHE)
    return c.json({ streets: names.map((name) => ({ name })) } satisfies StreetsAnswer)
  })

  return app
}
