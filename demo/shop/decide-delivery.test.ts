import { expect, test } from 'vitest'
import { describeCart } from './cart.ts'
import type { CheckoutForm } from './checkout-form.ts'
import type { Connection } from './connection.ts'
import { decideDelivery } from './decide-delivery.ts'
import { createShopGateway } from './gateway.ts'
import { findProduct } from './products.ts'

const form: CheckoutForm = {
  formKey: 'f1',
  name: 'Анна',
  phone: '+79001234567',
  email: '',
  payment: 'none',
  token: '',
  town: 'Казань',
  street: 'ул. Баумана',
  house: '12',
  flat: '',
}
const connection: Connection = {
  installationId: 'ins_1',
  publishableKey: 'pk_1',
  courierCode: '8814',
  login: 'lampshop',
  secretKeys: ['sk_k1_x'],
  ruleSets: { door: 1, pickup: 1 },
}
const mushroom = findProduct('mushroom')
const cart = describeCart(mushroom ? [{ product: mushroom, quantity: 1 }] : [], 'none')

/** What the shop decides when the gateway's server does this. */
function decide(answer: () => Promise<Response>) {
  const gateway = createShopGateway({
    url: 'http://gateway.invalid',
    shopUrl: 'http://shop.invalid',
    secretKey: () => 'sk_k1_x',
    fetch: answer,
  })
  const now = () => new Date(0)
  return decideDelivery(form, cart, { connection, gateway, fallbackPrice: 49_000, now })
}

function refusal(status: number, code: string): Promise<Response> {
  const problem = { code, message: 'no', details: {}, requestId: 'r1' }
  return Promise.resolve(Response.json(problem, { status }))
}

test.each([500, 502, 503])(
  'a gateway that answers %i lets the fallback price apply',
  async (status) => {
    const verdict = await decide(() => refusal(status, 'courier_unavailable'))

    expect(verdict).toMatchObject({
      ok: true,
      delivery: { source: 'fallback', method: 'door', price: { amount: 49_000 } },
    })
  },
)

test('a gateway that cannot be reached lets the fallback price apply', async () => {
  const verdict = await decide(() => Promise.reject(new TypeError('fetch failed')))

  expect(verdict).toMatchObject({ ok: true, delivery: { source: 'fallback' } })
})

test.each([
  [422, 'out_of_coverage'],
  [429, 'rate_limited'],
  [403, 'forbidden'],
])('a refusal with %i is no outage: no fallback price', async (status, code) => {
  const verdict = await decide(() => refusal(status, code))

  expect(verdict).toEqual({ ok: false, refusal: { kind: 'gateway', code } })
})

test('a forged token never becomes a fallback price', async () => {
  const gateway = createShopGateway({
    url: 'http://gateway.invalid',
    shopUrl: 'http://shop.invalid',
    secretKey: () => null,
    fetch: () => Promise.reject(new TypeError('fetch failed')),
  })
  const deps = { connection, gateway, fallbackPrice: 1, now: () => new Date(0) }

  const verdict = await decideDelivery({ ...form, token: 'v1.k1.e30.forged' }, cart, deps)

  expect(verdict).toEqual({ ok: false, refusal: { kind: 'token', reason: 'form' } })
})
