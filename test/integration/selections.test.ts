import { expect, test } from 'vitest'
import { verifySelection } from '../../gateway/src/tokens.ts'
import { connectShop, KAZAN, QUOTE_QUERY, TIED } from './gateway-fixture.ts'
import { FINGERPRINT } from './quotes-fixture.ts'
import { choose, pointsIn, shownQuotes } from './selections-fixture.ts'
import { gateway, openEachTime, shop } from './shop-stand.ts'

const ADDRESS = { street: 'ул. Ленина', house: '7', flat: '3' }

openEachTime({ environment: TIED, simulator: { points: 2_000 } })

const verify = (token: string, expected: object = {}) =>
  verifySelection(token, [{ kid: shop.secretKey.split('_')[1] ?? '', secret: shop.secretKey }], {
    installation: shop.installationId,
    method: 'door',
    ruleSet: 'door@1',
    fingerprint: FINGERPRINT,
    currency: 'RUB',
    now: Math.floor(Date.now() / 1000),
    ...expected,
  })

test('a choice to the door is signed with the price that was shown', async () => {
  const { seal, quotes } = await shownQuotes()

  const response = await choose({ seal, quote: 'door:1', method: 'door', address: ADDRESS })

  expect(response.status).toBe(200)
  const { token, selection, previousPrice } = await response.json()
  expect(selection).toMatchObject({
    method: 'door',
    serviceLevel: '1',
    ruleSet: 'door@1',
    price: quotes[0].price,
    address: ADDRESS,
    town: { code: KAZAN, name: 'Казань город', region: '16', country: 'RU' },
    transitDays: { min: 2, max: 4 },
  })
  expect(selection.expiresAt - selection.issuedAt).toBe(7_200)
  expect(previousPrice).toBeNull()
  expect(verify(token)).toEqual({ ok: true, claims: selection })
})

test('a choice of a point is signed with the point as the courier knows it', async () => {
  const { seal } = await shownQuotes()
  const point = (await pointsIn()).find((p) => p.accepts.cash && p.operatorCode === '33')

  const response = await choose({
    seal,
    quote: 'pickup_point:2',
    method: 'pickup_point',
    point: point?.code,
  })

  const { token, selection } = await response.json()
  expect(selection.point.code).toBe(point?.code)
  expect(verify(token, { method: 'pickup_point', ruleSet: 'pickup@1' }).ok).toBe(true)
})

test('a locker is named as one, and counts as a pickup point', async () => {
  const { seal } = await shownQuotes(QUOTE_QUERY.replace('cash', 'none'))
  const locker = (await pointsIn()).find((p) => p.isLocker && p.operatorCode !== '33')

  const response = await choose({
    seal,
    quote: 'pickup_point:1',
    method: 'pickup_point',
    point: locker?.code,
  })

  expect((await response.json()).selection.method).toBe('locker')
})

test('a token for one thing is no token for another', async () => {
  const { seal } = await shownQuotes()
  const { token } = await (
    await choose({ seal, quote: 'door:1', method: 'door', address: ADDRESS })
  ).json()
  const now = Math.floor(Date.now() / 1000)

  expect(verify(token, { installation: 'ins_other' })).toMatchObject({ reason: 'installation' })
  expect(verify(token, { method: 'pickup_point' })).toMatchObject({ reason: 'method' })
  expect(verify(token, { ruleSet: 'door@2' })).toMatchObject({ reason: 'ruleSet' })
  expect(verify(token, { fingerprint: '0'.repeat(32) })).toMatchObject({ reason: 'fingerprint' })
  expect(verify(token, { currency: 'KZT' })).toMatchObject({ reason: 'currency' })
  expect(verify(token, { now: now + 7_300 })).toMatchObject({ reason: 'expired' })
  expect(verify(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toMatchObject({
    ok: false,
  })
})

test('a changed price is said, not hidden', async () => {
  const { seal, quotes } = await shownQuotes()
  await shop.server('/v1/rule-sets/door', { method: 'PUT', body: { additive: 5_000 } })

  const { selection, previousPrice } = await (
    await choose({ seal, quote: 'door:1', method: 'door', address: ADDRESS })
  ).json()

  expect(previousPrice).toEqual(quotes[0].price)
  expect(selection.price.amount).toBe(quotes[0].price.amount + 5_000)
  expect(selection.ruleSet).toBe('door@2')
})

test('a silent courier does not take away what was offered', async () => {
  const { seal, quotes } = await shownQuotes()
  gateway.simulator.world.faults.arm({ method: 'calculator', kind: 'http500', times: 20 })

  const response = await choose({ seal, quote: 'door:1', method: 'door', address: ADDRESS })

  expect((await response.json()).selection.price).toEqual(quotes[0].price)
})

test('a quote ends after half an hour', async () => {
  const { seal } = await shownQuotes()
  gateway.shiftClock(30 * 60_000 + 1_000)

  const response = await choose({ seal, quote: 'door:1', method: 'door', address: ADDRESS })

  expect(response.status).toBe(410)
})

test('a seal changed in one bit is refused', async () => {
  const { seal } = await shownQuotes()
  const bytes = Buffer.from(String(seal), 'base64url')
  bytes[40] = (bytes[40] ?? 0) ^ 1

  const response = await choose({
    seal: bytes.toString('base64url'),
    quote: 'door:1',
    method: 'door',
    address: ADDRESS,
  })

  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({
    code: 'selection_invalid',
    details: { reason: 'mac' },
  })
})

test('another shop’s quote is refused', async () => {
  const { seal } = await shownQuotes()
  const other = await connectShop(gateway, { url: 'https://other.example' })

  const response = await other.page('/v1/selections', {
    body: { seal, quote: 'door:1', method: 'door', address: ADDRESS },
  })

  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({ details: { reason: 'installation' } })
})

test.each([
  ['the door without an address', { quote: 'door:1', method: 'door' }],
  ['a point without its code', { quote: 'pickup_point:1', method: 'pickup_point' }],
  ['a quote that is not in the answer', { quote: 'door:9', method: 'door', address: ADDRESS }],
  ['a quote of another method', { quote: 'door:1', method: 'pickup_point', point: '4417' }],
])('%s cannot be chosen', async (_, choice) => {
  const { seal } = await shownQuotes()

  const response = await choose({ seal, ...choice })

  expect(response.status).toBe(400)
  expect(await response.json()).toMatchObject({ code: 'invalid_request' })
})

test('a wish for the driver is signed with the address, and is cut off nowhere', async () => {
  const { seal } = await shownQuotes()
  const choice = { seal, quote: 'door:1', method: 'door', address: ADDRESS }

  const { token, selection } = await (await choose({ ...choice, note: ' звоните за час ' })).json()
  const long = await choose({ ...choice, note: 'x'.repeat(201) })

  expect(selection.note).toBe('звоните за час')
  expect(verify(token)).toMatchObject({ ok: true, claims: { note: 'звоните за час' } })
  expect(long.status).toBe(400)
  expect((await long.json()).details.issues).toEqual([expect.objectContaining({ path: 'note' })])
})

test('a delivery window is one of those that are offered', async () => {
  const deliveryWindows = { windows: [{ from: '10:00', to: '18:00' }], daysAhead: 14 }
  await shop.server('/v1/installation', { method: 'PUT', body: { deliveryWindows } })
  const answer = await shownQuotes()
  const date = answer.quotes[0].earliestDate
  const choice = { seal: answer.seal, quote: 'door:1', method: 'door', address: ADDRESS }

  const good = await choose({ ...choice, window: { date, from: '10:00', to: '18:00' } })
  const bad = await choose({ ...choice, window: { date, from: '22:00', to: '23:00' } })

  expect(answer.deliveryWindows.windows).toEqual(deliveryWindows.windows)
  expect((await good.json()).selection.window).toEqual({ date, from: '10:00', to: '18:00' })
  expect(await bad.json()).toMatchObject({ details: { limit: 'window' } })
})

test('the shop’s server chooses as its page would', async () => {
  const { seal } = await shownQuotes()

  const response = await shop.server('/v1/selections', {
    body: { seal, quote: 'door:1', method: 'door', address: ADDRESS },
  })

  expect(response.status).toBe(200)
})
