import { KAZAN, QUOTE_QUERY } from './gateway-fixture.ts'
import { shop } from './shop-stand.ts'

/** From the golden vectors: of `CART`, and of `QUOTE_QUERY` that says the same. */
export const FINGERPRINT = '106b3903028472ef6dedd0d6342f21ed'

/** A cart of one box, as a shop's server names it. */
export const CART = {
  currency: 'RUB',
  goods: 125_000,
  payment: 'cash',
  weightGrams: 1_250,
  parcels: [{ weightGrams: 1_250, lengthMm: 300, widthMm: 200, heightMm: 100 }],
}
export const BOTH = [
  { method: 'door', ruleSet: 'door' },
  { method: 'pickup_point', ruleSet: 'pickup' },
]

/** Where a page asks for the prices of both methods. */
export const quotesPath = (query = QUOTE_QUERY): string =>
  `/v1/quotes?town=${KAZAN}&${query}&door=door&pickup_point=pickup`

/** The question of the shop's page. */
export const askPage = (query?: string): Promise<Response> => shop.page(quotesPath(query))

/** The same question of the shop's server, or another one. */
export const askServer = (change: object = {}): Promise<Response> =>
  shop.server('/v1/quotes', {
    body: { place: { townCode: KAZAN }, cart: CART, methods: BOTH, ...change },
  })
