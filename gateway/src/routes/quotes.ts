import { DeliveryError, type Parcel } from '@courier-checkout/api-client'
import {
  Cart,
  type QuoteAnswer,
  QuoteQuery,
  QuoteRequest,
  SelectionRequest,
} from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import { type AuthDeps, answerPreflight, authenticate, requireSecretKey } from '../auth.ts'
import { type GatewayEnv, toAsker } from '../gateway-env.ts'
import { setHeader } from '../headers.ts'
import { readBody, readQuery } from '../input.ts'
import { type QuoteOrder, quoteOrder } from '../quotes.ts'
import { type Rush, readBasis, toPageQuestion } from '../rush.ts'
import { type SelectionsDeps, selectQuote } from '../selections.ts'
import type { Towns } from '../towns.ts'

export type QuoteRoutesDeps = AuthDeps &
  SelectionsDeps & { readonly towns: Towns; readonly rush: Rush }

export function quoteRoutes(deps: QuoteRoutesDeps): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  app.use('/v1/quotes', answerPreflight(deps))
  app.use('/v1/selections', answerPreflight(deps))

  app.get('/v1/quotes', authenticate(deps), async (c) => {
    const query = readQuery(c, QuoteQuery)
    const [caller, asker] = [c.get('caller'), toAsker(c)]
    const order = { cart: toCart(query), methods: toMethods(query) }
    // From before the prices: what is changed meanwhile makes the answer useless to the next.
    const basis = await readBasis(deps.db, caller.installation)
    const town = await deps.towns.resolve(caller.installation, asker, { townCode: query.town })
    const quoted = await quoteOrder(deps, { caller, asker }, { ...order, town })
    const body = Buffer.from(JSON.stringify(quoted))
    const question = caller.isSecret ? null : toPageQuestion(c)
    if (question && isWhole(quoted)) deps.rush.keep(question, basis, body)
    setHeader(c, 'cache-control', 'private, max-age=60')
    return c.body(body, 200, { 'content-type': 'application/json' })
  })

  app.post('/v1/quotes', requireSecretKey(deps), async (c) => {
    const { place, ...request } = await readBody(c, QuoteRequest)
    const [caller, asker] = [c.get('caller'), toAsker(c)]
    const town = await deps.towns.resolve(caller.installation, asker, place)
    return c.json(await quoteOrder(deps, { caller, asker }, { ...request, town }))
  })

  app.post('/v1/selections', authenticate(deps), async (c) => {
    const request = await readBody(c, SelectionRequest)
    return c.json(await selectQuote(deps, { caller: c.get('caller'), asker: toAsker(c) }, request))
  })

  return app
}

/** Nothing in it will be better in a second. */
const isWhole = ({ quotes, refusals }: QuoteAnswer): boolean =>
  quotes.every(({ isStale }) => !isStale) &&
  refusals.every(({ reason }) => reason !== 'courier_unavailable')

function toCart({ currency, goods, payment, weight, parcels }: QuoteQuery): Cart {
  const cart = Cart.safeParse({
    currency,
    goods,
    payment,
    weightGrams: weight,
    parcels: (parcels ?? '').split(';').filter(Boolean).map(toParcel),
  })
  if (cart.success) return cart.data
  throw invalid(cart.error.issues.map(({ path, message }) => ({ path: path.join('.'), message })))
}

/** `1250/300/200/100`: grams, then millimetres. */
function toParcel(text: string): Parcel {
  const [weightGrams = 0, lengthMm = 0, widthMm = 0, heightMm = 0] = text.split('/').map(Number)
  return { weightGrams, lengthMm, widthMm, heightMm }
}

function toMethods(query: QuoteQuery): QuoteOrder['methods'] {
  const methods = (['door', 'pickup_point'] as const).flatMap((method) => {
    const ruleSet = query[method]
    return ruleSet === undefined ? [] : [{ method, ruleSet }]
  })
  if (methods.length > 0) return methods
  throw invalid([{ path: 'door', message: 'name the rule set of at least one method' }])
}

function invalid(issues: readonly { path: string; message: string }[]): DeliveryError {
  const [first] = issues
  return new DeliveryError('invalid_request', `${first?.path}: ${first?.message}`, {
    details: { issues },
  })
}
