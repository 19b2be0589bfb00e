import { DeliveryError } from '@courier-checkout/api-client'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import type { GatewayContext, GatewayEnv } from '../gateway-env.ts'
import type { Jobs } from '../jobs/start.ts'
import type { Limits } from '../limits.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import { retryNow } from '../shipping/wishes.ts'
import { findDeliveryShop, findShipmentScope } from '../storage/overview.ts'
import { loadShipment } from '../storage/shipments.ts'
import { resendDelivery } from '../storage/webhook-deliveries.ts'
import { loadOverview, type OverviewDeps } from './overview.ts'
import { type Html, loginPage, page } from './page.ts'
import { overviewPage } from './sections.ts'
import type { Sessions } from './session.ts'
import { STYLE } from './style.ts'
import { chooseLanguage, TEXTS } from './texts.ts'

export type OperatorDeps = ShippingDeps &
  OverviewDeps & {
    readonly sessions: Sessions
    readonly limits: Pick<Limits, 'countOperator'>
    readonly jobs: Pick<Jobs, 'kickShipments' | 'kickWebhooks'>
  }

const SMALL_FORM = 4_096
const LANGUAGE = 'courier_operator_language'

/** The operator's pages: no script, one style sheet, and forms that only this page can send. */
export function operatorRoutes(deps: OperatorDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  const { sessions } = deps

  app.use('/operator/*', bodyLimit({ maxSize: SMALL_FORM }), async (c, next) => {
    await next()
    c.header('cache-control', 'no-store')
    c.header('x-content-type-options', 'nosniff')
    c.header('referrer-policy', 'no-referrer')
    c.header(
      'content-security-policy',
      "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
    )
  })

  app.get('/operator/style.css', (c) => {
    c.header('content-type', 'text/css; charset=utf-8')
    return c.body(STYLE)
  })

  app.get('/operator', async (c) => {
    const mark = sessions.find(c)
    const { language, texts } = toWords(c)
    if (mark === null) return show(c, loginPage(texts, null))
    const overview = await loadOverview(deps)
    return show(c, overviewPage({ overview, texts, language, mark }, toSaid(c.req.query('said'))))
  })

  app.post('/operator/login', async (c) => {
    try {
      deps.limits.countOperator(c)
      await sessions.begin(c, await readField(c, 'word'))
      return c.redirect('/operator', 303)
    } catch (error) {
      if (!(error instanceof DeliveryError)) throw error
      deps.log('operator.refused', { requestId: c.get('requestId'), code: error.code })
      const isSlow = error.code === 'rate_limited'
      c.status(isSlow ? 429 : 401)
      return show(c, loginPage(toWords(c).texts, isSlow ? 'slow' : 'wrong'))
    }
  })

  app.post('/operator/logout', async (c) => {
    sessions.refuseForeignForm(c, await readField(c, 'mark'))
    sessions.end(c)
    return c.redirect('/operator', 303)
  })

  app.post('/operator/shipments/:id/retry', async (c) => {
    sessions.refuseForeignForm(c, await readField(c, 'mark'))
    const shipmentId = c.req.param('id')
    return c.redirect(`/operator?said=${await retryShipment(deps, shipmentId)}`, 303)
  })

  app.post('/operator/deliveries/:event/resend', async (c) => {
    sessions.refuseForeignForm(c, await readField(c, 'mark'))
    const eventId = c.req.param('event')
    const shop = await findDeliveryShop(deps.db, eventId)
    if (!shop) throw new DeliveryError('not_found', 'there is no such delivery')
    await resendDelivery(deps.db, shop, { eventId, now: deps.clock.now().toISOString() })
    deps.log('operator.resent', { requestId: c.get('requestId'), eventId })
    deps.jobs.kickWebhooks()
    return c.redirect('/operator?said=retried', 303)
  })

  async function show(c: GatewayContext, content: Html): Promise<Response> {
    const { language, texts } = toWords(c)
    if (c.req.query('lang'))
      setCookie(c, LANGUAGE, language, { path: '/operator', sameSite: 'Lax' })
    return c.html(page({ language, texts, mark: sessions.find(c) }, content))
  }

  return app
}

async function retryShipment(
  deps: OperatorDeps,
  shipmentId: string,
): Promise<'retried' | 'refused'> {
  const scope = await findShipmentScope(deps.db, shipmentId)
  const shipment = scope && (await loadShipment(deps.db, scope, shipmentId))
  if (!shipment) throw new DeliveryError('not_found', 'there is no such shipment')
  try {
    await retryNow(deps, shipment)
  } catch (error) {
    if (error instanceof DeliveryError && error.code === 'conflict') return 'refused'
    throw error
  }
  deps.log('operator.retried', { shipmentId })
  deps.jobs.kickShipments()
  return 'retried'
}

function toWords(c: Context) {
  const asked = c.req.query('lang') ?? getCookie(c, LANGUAGE)
  const language = chooseLanguage(asked, c.req.header('accept-language'))
  return { language, texts: TEXTS[language] }
}

const toSaid = (said: string | undefined) =>
  said === 'retried' || said === 'refused' ? said : null

async function readField(c: GatewayContext, name: string): Promise<string> {
  const { [name]: value } = await c.req.parseBody()
  return typeof value === 'string' ? value : ''
}
