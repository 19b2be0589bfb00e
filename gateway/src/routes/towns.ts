import {
  StreetQueryString,
  type StreetsAnswer,
  type Town,
  TownQueryString,
  type TownsAnswer,
} from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import type { Asker } from '../asker.ts'
import { type AuthDeps, answerPreflight, authenticate } from '../auth.ts'
import { type GatewayEnv, toAsker } from '../gateway-env.ts'
import { readQuery } from '../input.ts'
import type { Caller } from '../installation.ts'
import type { Points } from '../points.ts'
import type { Towns } from '../towns.ts'

export type TownRoutesDeps = AuthDeps & { readonly towns: Towns; readonly points: Points }

const CACHE = 'private, max-age=3600'

export function townRoutes(deps: TownRoutesDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  app.use('/v1/towns', answerPreflight(deps))
  app.use('/v1/streets', answerPreflight(deps))

  app.get('/v1/towns', authenticate(deps), async (c) => {
    const query = readQuery(c, TownQueryString)
    const towns = await findTowns(deps, { caller: c.get('caller'), asker: toAsker(c) }, query)
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

async function findTowns(
  { towns, points }: TownRoutesDeps,
  { caller: { installation }, asker }: { readonly caller: Caller; readonly asker: Asker },
  { q, code, near, limit }: TownQueryString,
): Promise<readonly Town[]> {
  const find = (one: string) => towns.find(installation, asker, one)
  if (code !== undefined) return [await find(code)].flatMap((town) => town ?? [])
  if (near === undefined) return towns.search(installation, asker, { q, limit })
  const middle = await find(near)
  const codes = middle ? points.nearestTowns(installation, middle, limit) : []
  return (await Promise.all(codes.map(find))).flatMap((town) => town ?? [])
}
