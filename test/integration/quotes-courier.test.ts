import { expect, test } from 'vitest'
import { connectShop, createTestGateway, KAZAN, QUOTE_QUERY, TIED } from './gateway-fixture.ts'
import { askPage, askServer, BOTH, CART, quotesPath } from './quotes-fixture.ts'
import { callsOf, gateway, openEachTime, shop } from './shop-stand.ts'

openEachTime({ environment: TIED })

test('the same question within ten minutes asks the courier once', async () => {
  await askPage()
  const before = callsOf('calculator')

  await Promise.all([askPage(), askPage(), askPage()])
  expect(callsOf('calculator')).toBe(before)

  gateway.shiftClock(11 * 60_000)
  await askPage()
  expect(callsOf('calculator')).toBeGreaterThan(before)
})

test('the same question at the same time asks the courier once', async () => {
  const before = callsOf('calculator')

  await Promise.all([askPage(), askPage(), askPage()])

  // To the door, to any point, to a point of the tied operator.
  expect(callsOf('calculator') - before).toBe(3)
})

test('two merchants never share a price', async () => {
  const world = gateway.simulator.world
  world.settings.putAccount('8814', { login: 'far', password: 'p', townCode: KAZAN })
  const far = await connectShop(gateway, {
    login: 'far',
    password: 'p',
    url: 'https://far.example',
  })
  const path = `/v1/quotes?town=${KAZAN}&${QUOTE_QUERY}&door=door`

  const [here, there] = [await (await shop.page(path)).json(), await (await far.page(path)).json()]

  expect(there.quotes[0].price.amount).toBeLessThan(here.quotes[0].price.amount)
})

test('a failing courier is covered by its last answer, which says so', async () => {
  await askPage()
  gateway.shiftClock(3_600_000)
  gateway.simulator.world.faults.arm({ method: 'calculator', kind: 'http500', times: 20 })

  const response = await askPage()

  expect(response.status).toBe(200)
  const { quotes } = await response.json()
  expect(quotes).toHaveLength(4)
  for (const quote of quotes) expect(quote.isStale).toBe(true)
})

test('a failing courier without a last answer is an outage, which the shop covers', async () => {
  gateway.simulator.world.faults.arm({ method: 'calculator', kind: 'empty', times: 20 })

  const response = await askServer()

  expect(response.status).toBe(503)
  expect(response.headers.get('cache-control')).toBe('no-store')
})

test('a method that fails alone stays beside the other, with its reason', async () => {
  const failing = await createTestGateway({
    environment: TIED,
    breaks: (document) => document.includes('<calculator>') && document.includes('<pvz>'),
  })
  const other = await connectShop(failing)

  const { quotes, refusals } = await (await other.page(quotesPath())).json()

  expect(quotes.map((q: { id: string }) => q.id)).toEqual(['door:1', 'door:2'])
  expect(refusals).toEqual([{ method: 'pickup_point', reason: 'courier_unavailable' }])
  await failing.close()
})

test('credentials that the courier no longer takes are said as such', async () => {
  gateway.simulator.world.settings.putAccount('8814', { login: 'lampshop', password: 'changed' })

  const response = await askServer()

  expect(response.status).toBe(424)
})

test('pages spend at most half of an account’s hour', async () => {
  const small = await createTestGateway({
    environment: { TENANTS: '{"8814":{"requestsPerHour":30}}' },
  })
  const greedy = await connectShop(small)
  const statuses: number[] = []
  for (let goods = 1; goods <= 20; goods++) {
    const query = QUOTE_QUERY.replace('goods=125000', `goods=${goods}`)
    statuses.push((await greedy.page(`/v1/quotes?town=${KAZAN}&${query}&door=door`)).status)
  }

  const server = await greedy.server('/v1/quotes', {
    body: { place: { townCode: KAZAN }, cart: CART, methods: [BOTH[0]] },
  })

  expect(statuses.filter((status) => status === 200).length).toBeLessThanOrEqual(15)
  expect(statuses.at(-1)).toBe(503)
  expect(server.status).toBe(200)
  await small.close()
})

test('nobody waits longer than a shopper would', async () => {
  const hasty = await createTestGateway({ environment: TIED, longestWaitMs: 40 })
  const waiting = await connectShop(hasty)
  hasty.simulator.world.faults.arm({ method: 'calculator', kind: 'hang', times: 20 })

  const response = await waiting.page(`/v1/quotes?town=${KAZAN}&${QUOTE_QUERY}&door=door`)

  expect(response.status).toBe(503)
  await hasty.close()
})
