import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPostgres } from '../../gateway/src/storage/postgres.ts'
import { type PostgresServer, startPostgres } from '../postgres/server.ts'
import {
  connectShop,
  createTestGateway,
  QUOTE_QUERY,
  type Shop,
  type TestGateway,
  toShop,
} from './gateway-fixture.ts'
import { aDraft } from './shipments-fixture.ts'

/** Two processes of one gateway: nothing is shared but PostgreSQL, the key and the courier. */
let server: PostgresServer
let gateways: readonly TestGateway[] = []
let shops: readonly Shop[] = []
let asked: string[] = []

beforeAll(async () => {
  server = await startPostgres()
  const key = randomBytes(32)
  const environment = {
    DATABASE_URL: server.url,
    GATEWAY_KEY: key.toString('base64'),
    TENANTS: '{"8814":{"requestsPerHour":30}}',
  }
  const first = await createTestGateway({
    environment,
    parts: { db: await openPostgres(server.url), gatewayKey: key, fetch: courier },
  })
  const second = await createTestGateway({
    environment,
    parts: { db: await openPostgres(server.url), gatewayKey: key, fetch: courier },
  })
  gateways = [first, second]
  const shop = await connectShop(first)
  shops = [shop, toShop(second, shop)]

  async function courier(url: string, init: RequestInit): Promise<Response> {
    asked.push(String(init.body))
    return first.simulator.fetch(url, init)
  }
})
afterAll(async () => {
  for (const gateway of gateways) await gateway.close()
  await server.stop()
})

const quote = (shop: Shop | undefined, goods: number): Promise<Response> | undefined =>
  shop?.page(`/v1/quotes?town=1&${QUOTE_QUERY.replace('125000', String(goods))}&door=door`)

test('the same question to both processes at once reaches the courier once', async () => {
  asked = []

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, i) => quote(shops[i % 2], 111_000)),
  )

  expect(answers.map((answer) => answer?.status)).toEqual(Array(20).fill(200))
  expect(asked.filter((xml) => xml.includes('<calculator'))).toHaveLength(1)
})

test('what one process has learnt, the other need not ask', async () => {
  await quote(shops[0], 222_000)
  asked = []

  const answer = await quote(shops[1], 222_000)

  expect(answer?.status).toBe(200)
  expect(asked.filter((xml) => xml.includes('<calculator'))).toEqual([])
})

test('a courier’s long list is read by one process, and the other finds it in the store', async () => {
  // Connecting began it in the first process.
  const knows = async (shop: Shop | undefined) => (await shop?.page('/v1/towns?q=каза'))?.status
  await expect.poll(() => knows(shops[0]), { timeout: 15_000 }).toBe(200)
  await expect
    .poll(async () => gateways[0]?.logged.some(({ event }) => event === 'dictionary.loaded'), {
      timeout: 15_000,
    })
    .toBe(true)
  asked = []

  await gateways[1]?.gateway.startJobs()

  await expect
    .poll(async () => gateways[1]?.logged.some(({ event }) => event === 'dictionary.restored'), {
      timeout: 15_000,
    })
    .toBe(true)
  expect(asked.filter((xml) => xml.includes('<townlist'))).toEqual([])
})

test('the people of an order are forgotten in the shared store too', async () => {
  const [shop, other] = shops
  const body = { reference: '1001', attempt: 1, draft: aDraft() }
  await shop?.server('/v1/shipments', { body, headers: { 'idempotency-key': '1001#1' } })
  await gateways[0]?.db.query("UPDATE shipment SET state = 'rejected', due_at = NULL")
  const path = '/v1/shipments/1001/personal-data'

  expect((await other?.server(path, { method: 'DELETE' }))?.status).toBe(200)

  expect(await (await shop?.server(path))?.json()).toMatchObject({ order: null, history: [] })
})

test('both together spend one hour of the account, and browsers half of it', async () => {
  asked = []
  const statuses: (number | undefined)[] = []
  for (let i = 0; i < 24; i++) statuses.push((await quote(shops[i % 2], 300_000 + i))?.status)

  expect(statuses.at(-1)).toBe(503)
  // Connecting, lists and the quotes before count too: 15 is half of 30.
  expect(asked.filter((xml) => xml.includes('<calculator')).length).toBeLessThan(15)

  const [, other] = shops
  const fromServer = await other?.server('/v1/quotes', {
    body: {
      place: { townCode: '1' },
      cart: { currency: 'RUB', goods: 1_000, payment: 'none', weightGrams: 500, parcels: [] },
      methods: [{ method: 'door', ruleSet: 'door' }],
    },
  })
  expect(fromServer?.status).toBe(200)
})
