import type { Cart, TokenRefusal } from '@courier-checkout/api-client/contract'
import { type CheckoutForm, toAddress } from './checkout-form.ts'
import type { Connection } from './connection.ts'
import { GatewayFailure, type ShopGateway } from './gateway.ts'
import type { Delivery } from './order.ts'
import { readToken } from './trust.ts'

/** Why an order cannot be placed as it was sent. */
export type DeliveryRefusal =
  | { readonly kind: 'token'; readonly reason: TokenRefusal }
  | { readonly kind: 'gateway'; readonly code: string }

export type DeliveryVerdict =
  | { readonly ok: true; readonly delivery: Delivery }
  | { readonly ok: false; readonly refusal: DeliveryRefusal }

export interface DecisionDeps {
  readonly connection: Connection | null
  readonly gateway: ShopGateway
  /** Kopecks, to the door. */
  readonly fallbackPrice: number
  readonly now: () => Date
}

/**
 * What the buyer pays for delivery, by the shop's own judgement. A token is verified without the
 * network; without one the shop asks the gateway itself, and only when that is down does its own
 * fallback price apply. Source: docs/lifecycle.md, "Quote, selection, token".
 */
export async function decideDelivery(
  form: CheckoutForm,
  cart: Cart,
  deps: DecisionDeps,
): Promise<DeliveryVerdict> {
  if (form.token !== '' && deps.connection) {
    return fromToken(form.token, { connection: deps.connection, cart, now: deps.now() })
  }
  if (!deps.connection) return { ok: true, delivery: fallback(form, deps.fallbackPrice) }
  try {
    return { ok: true, delivery: await fromQuote(form, cart, deps.gateway) }
  } catch (error) {
    if (!(error instanceof GatewayFailure)) throw error
    if (!error.isOutage) return { ok: false, refusal: { kind: 'gateway', code: error.code } }
    return { ok: true, delivery: fallback(form, deps.fallbackPrice) }
  }
}

function fromToken(
  token: string,
  known: { connection: Connection; cart: Cart; now: Date },
): DeliveryVerdict {
  const verdict = readToken(token, known)
  if (!verdict.ok) return { ok: false, refusal: { kind: 'token', reason: verdict.reason } }
  const { method, serviceLevel, price, town, address, point, window, note, transitDays } =
    verdict.claims
  return {
    ok: true,
    delivery: {
      source: 'token',
      method,
      serviceLevel,
      price,
      town,
      address: address ?? null,
      point: point ?? null,
      window: window ?? null,
      note: note ?? '',
      transitDays,
    },
  }
}

/** The first offered service level, to the door. */
async function fromQuote(form: CheckoutForm, cart: Cart, gateway: ShopGateway): Promise<Delivery> {
  const address = toAddress(form)
  const answer = await gateway.quote({
    place: { name: form.town },
    address,
    cart,
    methods: [{ method: 'door', ruleSet: 'door' }],
  })
  const [quote] = answer.quotes
  if (!quote) {
    const isOutage = answer.refusals.some((refusal) => refusal.reason === 'courier_unavailable')
    const code = isOutage ? 'courier_unavailable' : 'out_of_coverage'
    const message = 'the town has no delivery to the door'
    throw new GatewayFailure(isOutage ? 503 : 422, { code, message })
  }
  const { code, name, regionName, country } = answer.town
  return {
    source: 'quote',
    method: 'door',
    serviceLevel: quote.serviceLevel,
    price: quote.price,
    town: { code, name, region: regionName, country },
    address,
    point: null,
    window: null,
    note: '',
    transitDays: quote.transitDays,
  }
}

function fallback(form: CheckoutForm, price: number): Delivery {
  return {
    source: 'fallback',
    method: 'door',
    serviceLevel: null,
    price: { amount: price, currency: 'RUB' },
    town: { code: null, name: form.town, region: '', country: 'RU' },
    address: toAddress(form),
    point: null,
    window: null,
    note: '',
    transitDays: null,
  }
}
