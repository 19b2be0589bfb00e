import { expect, test } from 'vitest'
import { KAZAN, QUOTE_QUERY, TIED } from './gateway-fixture.ts'
import { askPage, askServer, CART, FINGERPRINT } from './quotes-fixture.ts'
import { openEachTime, shop } from './shop-stand.ts'

openEachTime({ environment: TIED })

const putRules = (name: string, rules: object) =>
  shop.server(`/v1/rule-sets/${name}`, { method: 'PUT', body: rules })

test('a page gets buyer prices of every method, level, term and the town’s points', async () => {
  const response = await askPage()

  expect(response.status).toBe(200)
  expect(response.headers.get('cache-control')).toBe('private, max-age=60')
  expect(response.headers.get('vary')).toBe('Origin')
  const answer = await response.json()
  expect(answer).toMatchObject({
    town: { code: KAZAN, name: 'Казань город', regionName: 'Татарстан республика' },
    // The fingerprint is computed here, never told by the page.
    fingerprint: FINGERPRINT,
    refusals: [],
  })
  expect(answer.quotes.map((q: { id: string }) => q.id)).toEqual([
    'door:1',
    'door:2',
    'pickup_point:1',
    'pickup_point:2',
  ])
  expect(answer.quotes[0]).toMatchObject({
    name: 'Эконом',
    price: { amount: expect.any(Number), currency: 'RUB' },
    transitDays: { min: 2, max: 4 },
    earliestDate: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
    isStale: false,
  })
  expect(answer.quotes[3].operatorCode).toBe('33')
  expect(answer.pickupPoints.count).toBeGreaterThan(answer.pickupPoints.lockers)
})

test('a page learns neither rate nor cost, in no payload', async () => {
  await putRules('door', { multiplier: 2, additive: 12_345 })

  const text = await (await askPage()).text()

  const answer = JSON.parse(text)
  for (const quote of answer.quotes) {
    expect(quote).not.toHaveProperty('rate')
    expect(quote).not.toHaveProperty('cost')
  }
  const { quotes } = await (await askServer()).json()
  expect(text).not.toContain(`"amount":${quotes[0].rate.amount},`)
})

test('the shop’s server is told rate and cost besides', async () => {
  await putRules('door', { multiplier: 2 })

  const { quotes } = await (await askServer()).json()

  const [door] = quotes
  expect(door.price.amount).toBe(door.rate.amount * 2)
  // The simulated courier asks a tenth more of the buyer than of the merchant.
  expect(door.cost.amount).toBeLessThan(door.rate.amount)
})

test('the order of boxes changes neither the fingerprint nor the price', async () => {
  const boxes = [CART.parcels[0], { weightGrams: 500, lengthMm: 100, widthMm: 100, heightMm: 100 }]
  const one = await (await askServer({ cart: { ...CART, parcels: boxes } })).json()

  const other = await (await askServer({ cart: { ...CART, parcels: boxes.toReversed() } })).json()

  expect(other.fingerprint).toBe(one.fingerprint)
  expect(other.quotes).toEqual(one.quotes)
})

test('a shop offers what it wants, in its own order', async () => {
  await putRules('door', { serviceLevels: ['2', '1'] })
  await putRules('pickup', { serviceLevels: ['1'] })

  const { quotes } = await (await askPage()).json()

  expect(quotes.map((q: { id: string }) => q.id)).toEqual(['door:2', 'door:1', 'pickup_point:1'])
})

test('free delivery and what is missing to it are said', async () => {
  await putRules('door', { freeFrom: 125_000 })
  await putRules('pickup', { freeFrom: 200_000 })

  const { quotes } = await (await askPage()).json()

  expect(quotes[0]).toMatchObject({ price: { amount: 0 }, missingToFree: null })
  expect(quotes[0].discount.amount).toBeGreaterThan(0)
  expect(quotes[2].missingToFree).toEqual({ amount: 75_000, currency: 'RUB' })
})

test.each([
  [
    'is heavier than the shop allows',
    { maxWeightGrams: 1_000 },
    { reason: 'weight', limit: 1_000 },
  ],
  ['is paid in a way the shop does not offer here', { payments: ['none'] }, { reason: 'payment' }],
  ['has no service level left', { serviceLevels: ['77'] }, { reason: 'no_rates' }],
])('a method stays, with its reason, when the parcel %s', async (_, rules, refusal) => {
  await putRules('pickup', rules)

  const { quotes, refusals } = await (await askPage()).json()

  expect(refusals).toEqual([{ method: 'pickup_point', ...refusal }])
  expect(quotes.map((q: { method: string }) => q.method)).toEqual(['door', 'door'])
})

test('an unknown rule set is never another one', async () => {
  const response = await shop.page(`/v1/quotes?town=${KAZAN}&${QUOTE_QUERY}&door=kinder`)

  expect(response.status).toBe(404)
})

test('another currency than the courier’s is refused, nothing is converted', async () => {
  const response = await askServer({ cart: { ...CART, currency: 'KZT' } })

  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({
    code: 'not_deliverable',
    details: { limit: 'currency', currency: 'RUB' },
  })
})

test('a place is found as a shop’s form knows it', async () => {
  const response = await askServer({ place: { name: 'казань', region: 'Республика Татарстан' } })

  expect((await response.json()).town.code).toBe(KAZAN)
})

test('a town that the courier does not know is asked about, not priced', async () => {
  const response = await askServer({ place: { name: 'Казанм' } })

  expect(response.status).toBe(422)
  expect(await response.json()).toMatchObject({
    code: 'out_of_coverage',
    details: { reason: 'unknown', candidates: [{ code: KAZAN }] },
  })
})
