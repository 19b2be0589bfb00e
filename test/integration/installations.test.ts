import { expect, test } from 'vitest'
import { connectShop, installRequest, SHOP_URL, toShop } from './gateway-fixture.ts'
import { gateway, openUnconnectedEachTime } from './shop-stand.ts'

const HOUR = 3_600_000

openUnconnectedEachTime()

test('a shop that knows its courier password is connected', async () => {
  const response = await gateway.call('/v1/installations', { body: installRequest() })

  expect(response.status).toBe(201)
  expect(await response.json()).toEqual({
    installationId: expect.stringMatching(/^ins_/),
    publishableKey: expect.stringMatching(/^pk_/),
    secretKey: expect.stringMatching(/^sk_\w{1,16}_[\w-]{43}$/),
  })
})

test('a wrong courier password is the merchant’s to put right', async () => {
  const response = await gateway.call('/v1/installations', {
    body: installRequest({ password: 'wrong-password' }),
  })

  expect(response.status).toBe(424)
  expect(response.headers.get('content-type')).toContain('application/problem+json')
  const text = await response.text()
  expect(JSON.parse(text)).toMatchObject({ code: 'courier_credentials' })
  expect(text).not.toContain('wrong-password')
})

test('a courier code that the operator did not configure is forbidden', async () => {
  const response = await gateway.call('/v1/installations', {
    body: installRequest({ courierCode: '999' }),
  })

  expect(response.status).toBe(403)
})

test('passwords are guessed slowly, from one address and for one login', async () => {
  const guess = () =>
    gateway.call('/v1/installations', { body: installRequest({ password: 'guess' }) })

  const statuses: number[] = []
  for (let i = 0; i < 12; i++) statuses.push((await guess()).status)

  expect(statuses.filter((status) => status === 424).length).toBeLessThanOrEqual(8)
  expect(statuses.at(-1)).toBe(429)
  expect((await guess()).headers.get('retry-after')).toMatch(/^\d+$/)
  gateway.shiftClock(HOUR)
  expect((await guess()).status).toBe(424)
})

test('connecting again keeps the installation, its settings and its publishable key', async () => {
  const first = await connectShop(gateway)
  await first.server('/v1/installation', { method: 'PUT', body: { numberPrefix: 'A-' } })

  const again = await gateway.call('/v1/installations', { body: installRequest() })

  const second = toShop(gateway, await again.json())
  expect(second.installationId).toBe(first.installationId)
  expect(second.publishableKey).toBe(first.publishableKey)
  expect(second.secretKey).not.toBe(first.secretKey)
  expect(await (await second.server('/v1/installation')).json()).toMatchObject({
    numberPrefix: 'A-',
    ruleSets: [
      { name: 'door', version: 1 },
      { name: 'pickup', version: 1 },
    ],
  })
})

test('another spelling of the shop’s address is the same shop, another path is another', async () => {
  const install = async (url: string) =>
    (await (await gateway.call('/v1/installations', { body: installRequest({ url }) })).json())
      .installationId

  const first = await install('https://shop.example/store')

  expect(await install('http://SHOP.example/store/')).toBe(first)
  expect(await install('https://shop.example/other')).not.toBe(first)
})

test('a shop copied to another address must be connected anew', async () => {
  const shop = await connectShop(gateway)

  const response = await shop.server('/v1/installation', {
    headers: { 'courier-shop': 'https://staging.shop.example/store' },
  })

  expect(response.status).toBe(403)
  expect((await response.json()).message).toContain('anew')
})

test('a server that does not name its shop is refused', async () => {
  const shop = await connectShop(gateway)

  const response = await gateway.call('/v1/installation', {
    headers: { authorization: `Bearer ${shop.secretKey}` },
  })

  expect(response.status).toBe(403)
})

test('the certificate that a shop got later changes nothing', async () => {
  const shop = await connectShop(gateway, { url: 'http://shop.example' })

  const response = await shop.server('/v1/installation', {
    headers: { 'courier-shop': 'https://shop.example/' },
  })

  expect(response.status).toBe(200)
})

test('settings change where they are named and stay where they are not', async () => {
  const shop = await connectShop(gateway)
  const deliveryWindows = { windows: [{ from: '10:00', to: '18:00' }], daysAhead: 7, daysOff: [7] }
  await shop.server('/v1/installation', {
    method: 'PUT',
    body: { deliveryWindows, allowedOrigins: ['https://www.shop.example/'] },
  })

  const response = await shop.server('/v1/installation', {
    method: 'PUT',
    body: { numberPrefix: 'Ж1-', webhookUrl: 'https://shop.example/hook' },
  })

  expect(await response.json()).toMatchObject({
    courierCode: '8814',
    currency: 'RUB',
    shopUrl: SHOP_URL,
    numberPrefix: 'Ж1-',
    allowedOrigins: ['https://www.shop.example'],
    webhookUrl: 'https://shop.example/hook',
    delivery: 'pull',
    deliveryWindows,
  })
})

test.each([
  ['a webhook on a foreign host', { webhookUrl: 'https://evil.example/hook' }],
  ['an origin with a path', { allowedOrigins: ['https://shop.example/store'] }],
  ['every origin', { allowedOrigins: ['*'] }],
  ['a prefix with a space', { numberPrefix: 'a b' }],
])('%s cannot be set', async (_, body) => {
  const shop = await connectShop(gateway)

  const response = await shop.server('/v1/installation', { method: 'PUT', body })

  expect(response.status).toBe(400)
  expect((await response.json()).details.issues).not.toHaveLength(0)
})

test('rules that did not change keep their version', async () => {
  const shop = await connectShop(gateway)
  const put = async (body: unknown) =>
    (await (await shop.server('/v1/rule-sets/door', { method: 'PUT', body })).json()).version

  expect(await put({})).toBe(1)
  expect(await put({ multiplier: 1.2 })).toBe(2)
  expect(await put({ multiplier: 1.2, additive: 0 })).toBe(2)
  expect(await put({})).toBe(3)
})

test('the check says in sentences that all is well, with a sample price', async () => {
  const shop = await connectShop(gateway)

  const answer = await (await shop.server('/v1/installation/check', { body: {} })).json()

  expect(answer).toMatchObject({
    ok: true,
    findings: [
      { code: 'credentials', ok: true },
      { code: 'rates', ok: true },
      { code: 'points', ok: true },
    ],
    sample: { town: 'Москва город', serviceLevel: '1', price: { currency: 'RUB' } },
  })
})

test('the check tells a changed courier password, and connecting again cures it', async () => {
  const shop = await connectShop(gateway)
  gateway.simulator.world.settings.putAccount('8814', { login: 'lampshop', password: 'new-one' })
  const check = async () => (await shop.server('/v1/installation/check', { body: {} })).json()

  expect(await check()).toMatchObject({ ok: false, findings: [{ code: 'credentials', ok: false }] })
  await gateway.call('/v1/installations', { body: installRequest({ password: 'new-one' }) })
  expect(await check()).toMatchObject({ ok: true })
})

test('a courier that is silent while connecting is an outage, not a guess', async () => {
  gateway.simulator.world.faults.arm({ method: 'client', kind: 'empty', times: 40 })
  const statuses: number[] = []
  for (let i = 0; i < 12; i++) {
    statuses.push((await gateway.call('/v1/installations', { body: installRequest() })).status)
  }

  expect(new Set(statuses)).toEqual(new Set([503]))
})

test('nothing secret is written to the log', async () => {
  const shop = await connectShop(gateway)
  await gateway.call('/v1/installations', { body: installRequest({ password: 'guess-me' }) })

  const log = JSON.stringify(gateway.logged)

  for (const secret of ['not-a-secret', 'guess-me', shop.secretKey])
    expect(log).not.toContain(secret)
})
