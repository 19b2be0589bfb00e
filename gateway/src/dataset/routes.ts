import { promisify } from 'node:util'
import { brotliDecompress } from 'node:zlib'
import { DeliveryError } from '@courier-checkout/api-client'
import {
  type FoundPoint,
  type PointSearchAnswer,
  PointSearchQuery,
} from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import { type AuthDeps, answerPreflight, authenticate } from '../auth.ts'
import type { GatewayContext, GatewayEnv } from '../gateway-env.ts'
import { readQuery } from '../input.ts'
import { toPointRow } from '../point-row.ts'
import { chooseCoding } from '../widget-files.ts'
import { MANIFEST } from './build.ts'
import type { PointsDataset } from './points-dataset.ts'
import type { Found, Spot } from './search.ts'
import type { ShelvedFile } from './shelf.ts'

export type PointsDatasetRoutesDeps = AuthDeps & { readonly pointsDataset: PointsDataset }

const FOR_FIVE_MINUTES = 'public, max-age=300, stale-while-revalidate=86400'
const FOR_EVER = 'public, max-age=31536000, immutable'

export function pointsDatasetRoutes(deps: PointsDatasetRoutesDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()

  app.use('/v1/pickup-points/search', answerPreflight(deps))
  app.get('/v1/pickup-points/search', authenticate(deps), (c) => {
    const { q, near } = readQuery(c, PointSearchQuery)
    const { tenantId } = c.get('caller').installation
    const found = deps.pointsDataset.search(tenantId, q, near === undefined ? null : toSpot(near))
    if (!found) throw new DeliveryError('courier_unavailable', 'the list of points is being read')
    c.header('cache-control', 'private, max-age=300')
    return c.json(toAnswer(found) satisfies PointSearchAnswer)
  })

  for (const path of ['manifest.json', ':file{.+\\.json}']) {
    app.get(`/v1/pickup-points/:courierCode/${path}`, (c) => {
      const name = c.req.param('file') ?? MANIFEST
      return send(c, name, deps.pointsDataset.file(c.req.param('courierCode') ?? '', name))
    })
  }

  return app
}

async function send(c: GatewayContext, name: string, file: ShelvedFile | null): Promise<Response> {
  // Nothing here is about a person or a shop: any page and any cache may have it.
  c.header('access-control-allow-origin', '*')
  c.header('cross-origin-resource-policy', 'cross-origin')
  c.header('timing-allow-origin', '*')
  if (!file) throw new DeliveryError('not_found', 'there is no such file: read the manifest')
  c.header('cache-control', name === MANIFEST ? FOR_FIVE_MINUTES : FOR_EVER)
  c.header('vary', 'Accept-Encoding')
  c.header('etag', file.etag)
  if (c.req.header('if-none-match')?.includes(file.etag)) return c.body(null, 304)
  c.header('content-type', 'application/json; charset=utf-8')
  const coding = chooseCoding(c.req.header('accept-encoding') ?? '', {
    bytes: Number.POSITIVE_INFINITY,
  })
  if (coding === 'identity') {
    return c.body(new Uint8Array(await promisify(brotliDecompress)(file.br)))
  }
  c.header('content-encoding', coding)
  return c.body(file[coding])
}

/** `55.79,49.12` */
function toSpot(near: string): Spot {
  const [latitude = 0, longitude = 0] = near.split(',').map(Number)
  return { latitude, longitude }
}

function toAnswer(found: readonly Found[]): PointSearchAnswer {
  const operators = new Map<string, string>()
  for (const { point } of found) {
    if (point.operator) operators.set(point.operator.code, point.operator.name)
  }
  return {
    points: found.map(({ point, metres }): FoundPoint => {
      const { townCode, townName } = point
      return { ...toPointRow(point), townCode, townName, metres }
    }),
    operators: [...operators].map(([code, name]) => ({ code, name })),
  }
}
