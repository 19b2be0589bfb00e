import { beforeAll, expect, test } from 'vitest'
import {
  connectShop,
  createTestGateway,
  QUOTE_QUERY,
  SHOP_ORIGIN,
  SHOP_URL,
} from './gateway-fixture.ts'
import { gateway, openOnce, shop } from './shop-stand.ts'

openOnce()
beforeAll(async () => {
  await shop.server('/v1/installation', {
    method: 'PUT',
    body: { allowedOrigins: ['https://www.shop.example'] },
  })
})

const SECRET_ONLY: readonly (readonly [string, string])[] = [
  ['GET', '/v1/installation'],
  ['PUT', '/v1/installation'],
  ['POST', '/v1/installation/check'],
  ['POST', '/v1/installation/keys'],
  ['PUT', '/v1/rule-sets/door'],
  ['POST', '/v1/quotes'],
  ['POST', '/v1/shipments'],
  ['GET', '/v1/shipments'],
  ['GET', '/v1/shipments/1001'],
  ['PUT', '/v1/shipments/1001'],
  ['POST', '/v1/shipments/1001/cancel'],
  ['POST', '/v1/shipments/1001/resolve'],
  ['GET', '/v1/shipments/1001/label'],
  ['GET', '/v1/items?article=SKU-1'],
  ['GET', '/v1/tracking-events'],
  ['GET', '/v1/webhook-deliveries'],
]
const EITHER: readonly (readonly [string, string])[] = [
  ['GET', '/v1/service-levels'],
  ['GET', '/v1/towns?q=Казань'],
  ['GET', '/v1/streets?town=15500&q=Лен'],
  ['GET', `/v1/quotes?town=15500&${QUOTE_QUERY}&door=door`],
  ['GET', '/v1/pickup-points?town=15500'],
]

test.each(SECRET_ONLY)('%s %s needs the secret key', async (method, path) => {
  const none = await gateway.call(path, { method })
  const page = await shop.page(path, { method })

  expect(none.status).toBe(401)
  expect(page.status).toBe(403)
})

test.each(EITHER)('%s %s takes either key, and none without', async (method, path) => {
  expect((await gateway.call(path, { method })).status).toBe(401)
  expect((await shop.page(path, { method })).status).toBe(200)
  expect((await shop.server(path, { method })).status).toBe(200)
})

test.each(['https://shop.example', 'https://www.shop.example'])(
  'a page of %s may read the answer',
  async (origin) => {
    const response = await shop.page('/v1/towns?q=Казань', { headers: { origin } })

    expect(response.status).toBe(200)
    expect(response.headers.get('access-control-allow-origin')).toBe(origin)
    expect(response.headers.get('vary')).toBe('Origin')
    expect(response.headers.get('access-control-allow-credentials')).toBeNull()
  },
)

test.each([
  'https://evil.example',
  'null',
  'https://shop.example.evil.example',
  'http://shop.example',
  'https://shop.example:8443',
  'https://evilshop.example',
])('a page of %s is refused', async (origin) => {
  const response = await shop.page('/v1/towns?q=Казань', { headers: { origin } })

  expect(response.status).toBe(403)
  expect(response.headers.get('access-control-allow-origin')).toBeNull()
})

test('a call without an origin is a page’s only when the browser says so', async () => {
  const path = `/v1/towns?q=Казань&key=${shop.publishableKey}`
  const withSite = (site: string) => gateway.call(path, { headers: { 'sec-fetch-site': site } })

  expect((await gateway.call(path)).status).toBe(403)
  expect((await withSite('cross-site')).status).toBe(403)
  expect((await withSite('same-origin')).status).toBe(200)
})

test('a refusal can be read by the shop’s own page', async () => {
  const response = await shop.page('/v1/quotes?town=1')

  expect(response.status).toBe(400)
  expect(response.headers.get('access-control-allow-origin')).toBe(SHOP_ORIGIN)
})

test('a preflight is answered for the shop’s pages only', async () => {
  const allowed = await shop.page('/v1/selections', { method: 'OPTIONS' })
  const foreign = await shop.page('/v1/selections', {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example' },
  })

  expect(allowed.status).toBe(204)
  expect(allowed.headers.get('access-control-allow-methods')).toBe('GET, POST')
  expect(allowed.headers.get('access-control-allow-headers')).not.toContain('Authorization')
  expect(foreign.status).toBe(403)
})

test('a secret key in an address is refused wherever it comes from', async () => {
  const response = await gateway.call(`/v1/towns?q=a&key=${shop.secretKey}`, {
    headers: { origin: SHOP_ORIGIN },
  })

  expect(response.status).toBe(403)
  expect(await response.text()).not.toContain(shop.secretKey)
})

test('a secret key in a browser is refused', async () => {
  const response = await shop.server('/v1/installation', { headers: { origin: SHOP_ORIGIN } })

  expect(response.status).toBe(403)
})

test.each([
  ['one letter changed', (key: string) => `${key.slice(0, -1)}${key.endsWith('A') ? 'B' : 'A'}`],
  ['another name', (key: string) => key.replace(/^sk_\w+?_/, 'sk_abcdefgh_')],
  ['half of it missing', (key: string) => key.slice(0, 30)],
  ['a publishable key', () => 'pk_abcdefghabcdefgh'],
])('a secret key with %s opens nothing', async (_, change) => {
  const response = await gateway.call('/v1/installation', {
    headers: { authorization: `Bearer ${change(shop.secretKey)}`, 'courier-shop': SHOP_URL },
  })

  expect(response.status).toBe(401)
})

test('a shop’s key says nothing of another shop’s rules', async () => {
  const other = await connectShop(gateway, { url: 'https://other.example' })
  await shop.server('/v1/rule-sets/secret-sale', { method: 'PUT', body: { multiplier: 3 } })

  const response = await other.page(`/v1/quotes?town=15500&${QUOTE_QUERY}&door=secret-sale`)

  expect(response.status).toBe(404)
})

test('whoever tries keys is slowed down', async () => {
  const guessed = await createTestGateway()
  const statuses: number[] = []
  for (let i = 0; i < 40; i++) {
    const headers = { origin: SHOP_ORIGIN }
    statuses.push((await guessed.call(`/v1/towns?q=a&key=pk_${i}`, { headers })).status)
  }

  expect(statuses[0]).toBe(401)
  expect(statuses.at(-1)).toBe(429)
  await guessed.close()
})

test('one address cannot ask without end', async () => {
  const asked = await createTestGateway()
  const greedy = await connectShop(asked)
  const statuses = new Set<number>()
  for (let i = 0; i < 300; i++) statuses.add((await greedy.page('/v1/towns?q=Казань')).status)

  expect([...statuses]).toEqual([200, 429])
  expect((await greedy.server('/v1/towns?q=Казань')).status).toBe(200)
  await asked.close()
})
