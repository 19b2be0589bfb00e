import { DeliveryError } from '@courier-checkout/api-client'
import { Hono, type HonoRequest } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import { routePath } from 'hono/route'
import { requireSecretKey } from './auth.ts'
import { answerInTime } from './checkout-budget.ts'
import { type PointsDatasetRoutesDeps, pointsDatasetRoutes } from './dataset/routes.ts'
import type { GatewayEnv } from './gateway-env.ts'
import { setHeader } from './headers.ts'
import type { Clock } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import type { Metrics } from './lib/metrics.ts'
import { createObserver } from './observe.ts'
import { createOpenApi } from './openapi.ts'
import { type OperatorDeps, operatorRoutes } from './operator/routes.ts'
import { toProblemResponse } from './problems.ts'
import { type HealthDeps, healthRoutes } from './routes/health.ts'
import { type InstallationRoutesDeps, installationRoutes } from './routes/installations.ts'
import { type ItemRoutesDeps, itemRoutes } from './routes/items.ts'
import { personalDataRoutes } from './routes/personal-data.ts'
import { type PointRoutesDeps, pickupPointRoutes } from './routes/pickup-points.ts'
import { type QuoteRoutesDeps, quoteRoutes } from './routes/quotes.ts'
import { ruleSetRoutes } from './routes/rule-sets.ts'
import { type ServiceLevelRoutesDeps, serviceLevelRoutes } from './routes/service-levels.ts'
import type { ShippingRoutesDeps } from './routes/shipments.ts'
import { type TownRoutesDeps, townRoutes } from './routes/towns.ts'
import { widgetFileRoutes } from './routes/widget-files.ts'
import { answerRush } from './rush.ts'
import { shippingRoutes } from './shipping.ts'
import type { WidgetFiles } from './widget-files.ts'

export type GatewayDeps = HealthDeps &
  InstallationRoutesDeps &
  QuoteRoutesDeps &
  PointRoutesDeps &
  PointsDatasetRoutesDeps &
  TownRoutesDeps &
  ServiceLevelRoutesDeps &
  ItemRoutesDeps &
  ShippingRoutesDeps & {
    readonly clock: Clock
    readonly log: Log
    readonly metrics: Metrics
    /** `null`: this gateway shows its operator nothing. */
    readonly operator: OperatorDeps | null
    /** `null`: this gateway serves no widget. */
    readonly widget: { readonly version: string; readonly files: WidgetFiles } | null
  }

/** What a shopper waits for, besides quotes. */
const CHECKOUT = ['selections', 'pickup-points', 'towns', 'streets', 'service-levels']
const LARGEST_BODY = 256 * 1024

/** Builds the HTTP app from its collaborators. Opens no port and no file. */
export function createGateway(deps: GatewayDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  observe(app, deps)
  const inTime = answerInTime(deps.clock)
  // First of all: the short way to an answer asks the store too.
  app.use('/v1/quotes', inTime)
  app.get('/v1/quotes', answerRush(deps, deps.rush))
  const limitBody = bodyLimit({ maxSize: LARGEST_BODY, onError: refuseLarge })
  // Counting a body's bytes costs more than most calls, and most need no counting.
  app.use('/v1/*', (c, next) => (isSmall(c.req) ? next() : limitBody(c, next)))
  app.use('/v1/*', async (c, next) => {
    // Whoever asks, an answer for one page is no answer for another.
    setHeader(c, 'vary', 'Origin')
    setHeader(c, 'cache-control', 'no-store')
    setHeader(c, 'x-content-type-options', 'nosniff')
    await next()
  })

  // A large city's points are a megabyte of text; for the rest packing costs more than it saves.
  app.use('/v1/pickup-points', compress())

  for (const path of CHECKOUT) app.use(`/v1/${path}/*`, inTime)

  app.route('/', healthRoutes(deps))
  app.route('/', installationRoutes(deps))
  app.route('/', ruleSetRoutes(deps))
  app.route('/', quoteRoutes(deps))
  // Before the point routes, where `search` would be a point's code.
  app.route('/', pointsDatasetRoutes(deps))
  app.route('/', pickupPointRoutes(deps))
  app.route('/', townRoutes(deps))
  app.route('/', serviceLevelRoutes(deps))
  app.route('/', itemRoutes(deps))
  for (const path of ['shipments', 'tracking-events', 'webhook-deliveries']) {
    app.use(`/v1/${path}/*`, requireSecretKey(deps))
  }
  app.route('/', personalDataRoutes(deps))
  app.route('/', shippingRoutes(deps))
  if (deps.widget) app.route('/', widgetFileRoutes(deps.widget))
  if (deps.operator) app.route('/', operatorRoutes(deps.operator))
  const openApi = createOpenApi()
  app.get('/openapi.json', (c) => c.json(openApi))

  app.notFound(() => {
    throw new DeliveryError('not_found', 'there is nothing at this address')
  })
  app.onError((error, c) => toProblemResponse(error, c, deps.log))
  return app
}

/** Each request has a name, in logs, courier calls and the answer. */
function observe(app: Hono<GatewayEnv>, deps: GatewayDeps): void {
  const observer = createObserver(deps)
  app.use('*', async (c, next) => {
    const [id, trace] = [c.req.header('x-request-id'), c.req.header('traceparent')]
    const begun = observer.begin({ id, trace })
    c.set('requestId', begun.requestId)
    setHeader(c, 'x-request-id', begun.requestId)
    await next()
    const route = routePath(c, -1)
    const installation = c.get('caller')?.installation.id
    const { method } = c.req
    observer.end(begun, { method, route, status: c.res.status, installation })
  })
}

/** Node itself sees to it that a body is as long as it was said to be. */
function isSmall(request: HonoRequest): boolean {
  if (request.method === 'GET') return true
  const length = request.header('content-length')
  const isTold = length !== undefined && request.header('transfer-encoding') === undefined
  return isTold && Number(length) <= LARGEST_BODY
}

function refuseLarge(): never {
  throw new DeliveryError('payload_too_large', `a body may have ${LARGEST_BODY} bytes`)
}
