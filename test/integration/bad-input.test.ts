import { Problem } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { createTestGateway, installRequest, QUOTE_QUERY, type TestCall } from './gateway-fixture.ts'
import { gateway, openOnce, shop } from './shop-stand.ts'

openOnce()

const CART = { currency: 'RUB', goods: 1, payment: 'none', weightGrams: 1, parcels: [] }
const METHODS = [{ method: 'door', ruleSet: 'door' }]
const order = (change: object) => ({
  place: { townCode: '1' },
  cart: CART,
  methods: METHODS,
  ...change,
})

/** Every failure is a code of the table with a sentence, and nothing of ours. */
async function expectProblem(response: Response, status: number, code: string): Promise<Problem> {
  expect(response.status).toBe(status)
  expect(response.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
  expect(response.headers.get('cache-control')).toBe('no-store')
  const text = await response.text()
  for (const inner of ['Error:', '.ts:', 'node_modules', 'SELECT'])
    expect(text).not.toContain(inner)
  const problem = Problem.parse(JSON.parse(text))
  expect(problem.code).toBe(code)
  expect(problem.message.length).toBeGreaterThan(5)
  expect(problem.requestId).toBe(response.headers.get('x-request-id'))
  return problem
}

const MALFORMED = ['', '{', 'null', '[]', '"text"', '{"cart":', '\u0000', '<xml/>']

test.each(MALFORMED)('a body of %j is refused', async (rawBody) => {
  const calls: readonly (readonly [string, string])[] = [
    ['POST', '/v1/quotes'],
    ['POST', '/v1/selections'],
    ['POST', '/v1/installation/check'],
    ['PUT', '/v1/installation'],
    ['PUT', '/v1/rule-sets/door'],
  ]
  for (const [method, path] of calls) {
    const problem = await expectProblem(
      await shop.server(path, { method, rawBody }),
      400,
      'invalid_request',
    )
    expect(problem.details['issues']).not.toHaveLength(0)
  }
  await expectProblem(
    await gateway.call('/v1/installations', { method: 'POST', rawBody }),
    400,
    'invalid_request',
  )
})

test.each([
  ['a weight below zero', { cart: { ...CART, weightGrams: -1 } }, 'cart.weightGrams'],
  ['no weight at all', { cart: { ...CART, weightGrams: 0 } }, 'cart.weightGrams'],
  ['a weight as text', { cart: { ...CART, weightGrams: '1' } }, 'cart.weightGrams'],
  ['half a kopeck', { cart: { ...CART, goods: 0.5 } }, 'cart.goods'],
  ['goods below zero', { cart: { ...CART, goods: -1 } }, 'cart.goods'],
  ['more than a number holds', { cart: { ...CART, goods: 1e300 } }, 'cart.goods'],
  ['an unknown payment', { cart: { ...CART, payment: 'barter' } }, 'cart.payment'],
  ['an unknown currency', { cart: { ...CART, currency: 'USD' } }, 'cart.currency'],
  ['a flat box', { cart: { ...CART, parcels: [{ weightGrams: 1 }] } }, 'cart.parcels.0.lengthMm'],
  ['no method', { methods: [] }, 'methods'],
  ['an unknown method', { methods: [{ method: 'drone', ruleSet: 'x' }] }, 'methods.0.method'],
  ['a place that is none', { place: {} }, 'place'],
])('a quote for %s names the field', async (_, change, path) => {
  const problem = await expectProblem(
    await shop.server('/v1/quotes', { body: order(change) }),
    400,
    'invalid_request',
  )

  expect(problem.details['issues']).toContainEqual(expect.objectContaining({ path }))
})

test.each([
  ['no town', `${QUOTE_QUERY}&door=door`],
  ['a weight below zero', `town=1&${QUOTE_QUERY.replace('weight=1250', 'weight=-5')}&door=door`],
  ['a box of text', `town=1&${QUOTE_QUERY.replace('300/200/100', 'a/b/c')}&door=door`],
  ['a box without size', `town=1&${QUOTE_QUERY.replace('300/200/100', '0/0/0')}&door=door`],
  ['no method', `town=1&${QUOTE_QUERY}`],
  ['a rule set that is no name', `town=1&${QUOTE_QUERY}&door=../x`],
])('a page’s quote with %s is refused', async (_, query) => {
  await expectProblem(await shop.page(`/v1/quotes?${query}`), 400, 'invalid_request')
})

test('an unknown town is out of coverage', async () => {
  await expectProblem(
    await shop.page(`/v1/quotes?town=no-such-town&${QUOTE_QUERY}&door=door`),
    422,
    'out_of_coverage',
  )
})

test('a body nested a hundred thousand deep is refused before anything walks over it', async () => {
  const rawBody = `{"draft":${'['.repeat(100_000)}${']'.repeat(100_000)}}`

  const response = await shop.server('/v1/shipments/1001', { method: 'PUT', rawBody })

  expect((await expectProblem(response, 400, 'invalid_request')).message).toContain('too deep')
})

test('a body of two megabytes is not read', async () => {
  const rawBody = JSON.stringify({ text: 'x'.repeat(2_000_000) })

  for (const path of ['/v1/quotes', '/v1/selections', '/v1/installation/check']) {
    await expectProblem(await shop.server(path, { rawBody }), 413, 'payload_too_large')
  }
  await expectProblem(
    await gateway.call('/v1/installations', { rawBody }),
    413,
    'payload_too_large',
  )
})

test.each([
  ['an unknown kind of share', { intervals: [{ from: 0, buyerPays: { kind: 'half' } }] }],
  ['a multiplier of text', { multiplier: '2' }],
  ['a rounding to nothing', { rounding: { step: 0, direction: 'up' } }],
  [
    'a percent above a hundred',
    { intervals: [{ from: 0, buyerPays: { kind: 'less_percent', percent: 101 } }] },
  ],
])('rules with %s leave the old ones in force', async (_, body) => {
  await expectProblem(
    await shop.server('/v1/rule-sets/door', { method: 'PUT', body }),
    400,
    'invalid_request',
  )

  const { ruleSets } = await (await shop.server('/v1/installation')).json()
  expect(ruleSets).toContainEqual({ name: 'door', version: 1 })
})

test('a rule set is named in letters', async () => {
  const call: TestCall = { method: 'PUT', body: {} }

  await expectProblem(await shop.server('/v1/rule-sets/a%20b', call), 400, 'invalid_request')
})

test('a change with one wrong field changes nothing', async () => {
  await expectProblem(
    await shop.server('/v1/installation', {
      method: 'PUT',
      body: { numberPrefix: 'NEW-', webhookUrl: 'https://evil.example' },
    }),
    400,
    'invalid_request',
  )

  const { numberPrefix } = await (await shop.server('/v1/installation')).json()
  expect(numberPrefix).toBe('')
})

test.each([
  ['a shop without an address', { shop: { platform: 'x' } }],
  ['a shop at no web address', { shop: { url: 'ftp://shop.example', platform: 'x' } }],
  ['a courier code of letters', { courierCode: 'abc' }],
  ['no password', { password: '' }],
])('%s cannot be connected', async (_, change) => {
  const body = { ...installRequest(), ...change }

  await expectProblem(await gateway.call('/v1/installations', { body }), 400, 'invalid_request')
})

test('an address that is none of ours is not found', async () => {
  await expectProblem(await gateway.call('/v1/nothing'), 404, 'not_found')
  await expectProblem(await gateway.call('/'), 404, 'not_found')
})

test('a request’s own name is kept, a strange one is replaced', async () => {
  const named = await gateway.call('/healthz', { headers: { 'x-request-id': 'shop-12345678' } })
  const strange = await gateway.call('/healthz', { headers: { 'x-request-id': 'a b' } })

  expect(named.headers.get('x-request-id')).toBe('shop-12345678')
  expect(strange.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
})

test('a fault of our own says nothing but its request', async () => {
  const broken = await createTestGateway()
  await broken.close()

  const response = await broken.call(`/v1/towns?q=a&key=pk_${'a'.repeat(16)}`)

  const problem = await expectProblem(response, 500, 'internal')
  expect(problem.details).toEqual({})
  expect(broken.logged).toContainEqual(
    expect.objectContaining({
      event: 'request.crashed',
      fields: expect.objectContaining({ requestId: problem.requestId }),
    }),
  )
})
