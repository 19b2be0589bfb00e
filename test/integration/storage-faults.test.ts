import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Statement } from '../../gateway/src/storage/database.ts'
import { openPostgres } from '../../gateway/src/storage/postgres.ts'
import { openSqlite } from '../../gateway/src/storage/sqlite.ts'
import { startPostgres } from '../postgres/server.ts'
import {
  connectShop,
  createTestGateway,
  QUOTE_QUERY,
  type Shop,
  type TestGateway,
} from './gateway-fixture.ts'
import { aDraft } from './shipments-fixture.ts'

let stand: TestGateway
let shop: Shop
let sent = 0

beforeEach(async () => {
  stand = await createTestGateway()
  shop = await connectShop(stand)
  // Connecting began to load the lists: what fails or ages below must not meet their writing.
  await expect.poll(() => hasLoaded('town') && hasLoaded('point'), { timeout: 15_000 }).toBe(true)
})
afterEach(() => stand.close())

function send(from: Shop = shop): Promise<Response> {
  const reference = `order-${++sent}`
  return from.server('/v1/shipments', {
    body: { reference, attempt: 1, draft: { ...aDraft(), courierNote: 'x'.repeat(1_900) } },
    headers: { 'idempotency-key': `${reference}#1` },
  })
}

const askPrice = (from: Shop = shop): Promise<Response> =>
  from.page(`/v1/quotes?town=15500&${QUOTE_QUERY}&door=door`)

/** Fills the disk as far as the engine can tell. */
async function fillDisk(): Promise<void> {
  const [{ page_count: pages } = { page_count: 0 }] = await stand.db.query<{ page_count: number }>(
    'PRAGMA page_count',
  )
  await stand.db.query(`PRAGMA max_page_count = ${pages}`)
}

const hasLoaded = (kind: string): boolean =>
  stand.logged.some(
    ({ event, fields }) =>
      event === 'dictionary.loaded' &&
      typeof fields === 'object' &&
      fields !== null &&
      'kind' in fields &&
      fields.kind === kind,
  )

async function sendUntilRefused(): Promise<Response> {
  for (let i = 0; i < 100; i++) {
    const response = await send()
    if (!response.ok) return response
  }
  throw new Error('the disk is never full')
}

test('a full disk takes no order, says so in words, and goes on showing prices', async () => {
  await fillDisk()

  const refused = await sendUntilRefused()

  expect(refused.status).toBe(500)
  expect(refused.headers.get('retry-after')).toBe('5')
  expect(await refused.json()).toMatchObject({
    code: 'internal',
    message: 'the disk of the store is full: nothing new is accepted until there is room',
    details: { reason: 'storage_full' },
  })
  expect((await askPrice()).status).toBe(200)
  expect(stand.logged.some(({ event }) => event === 'storage.failed')).toBe(true)
})

test('what was refused for want of room is not there, and there is room again after cleaning up', async () => {
  await fillDisk()
  await sendUntilRefused()
  const last = `order-${sent}`

  expect((await shop.server(`/v1/shipments/${last}`)).status).toBe(404)
  await stand.db.query('PRAGMA max_page_count = 1000000')

  expect((await send()).status).toBe(200)
})

test('a disk that is full while the lists are read: prices at once, lists from memory, and it is said', async () => {
  const db = await openSqlite(':memory:')
  const full = Object.assign(new Error('database or disk is full'), { code: '13' })
  const isList = ({ sql }: Statement): boolean => sql.includes('INTO dictionary')
  const tight = await createTestGateway({
    parts: {
      db: {
        ...db,
        batch: (batch) => (batch.some(isList) ? Promise.reject(full) : db.batch(batch)),
      },
    },
  })
  const connected = await connectShop(tight)

  expect((await askPrice(connected)).status).toBe(200)
  await expect
    .poll(async () => (await connected.page('/v1/pickup-points/search?q=ленина')).status, {
      timeout: 15_000,
    })
    .toBe(200)
  const alarms = tight.logged.filter(({ event }) => event === 'dictionary_store.failed')
  expect(alarms.map(({ fields }) => fields)).toContainEqual(
    expect.objectContaining({ tenantId: '8814', kind: 'point', reason: 'full' }),
  )
  expect(await db.query('SELECT * FROM dictionary')).toEqual([])
  await tight.close()
})

test('a read-only disk: not ready, no order, but prices', async () => {
  await askPrice()
  await stand.db.query('PRAGMA query_only = 1')

  const ready = await stand.call('/readyz')
  const refused = await send()

  expect(ready.status).toBe(503)
  expect(await ready.text()).toBe(
    'not ready\nthe store can be read and not written: nothing new is accepted\n',
  )
  expect(await refused.json()).toMatchObject({ details: { reason: 'storage_read_only' } })
  expect((await askPrice()).status).toBe(200)
})

test('points that grow old are told where an operator looks, and do not stop the shop', async () => {
  await stand.db.query(
    "INSERT INTO dictionary (tenant_id, kind, version, loaded_at) VALUES ('8814', 'point', 'v', ?) ON CONFLICT (tenant_id, kind) DO UPDATE SET loaded_at = excluded.loaded_at",
    [new Date(Date.now() - 3 * 86_400_000).toISOString()],
  )

  const ready = await stand.call('/readyz')

  expect(ready.status).toBe(200)
  expect(await ready.text()).toBe('ready\nthe points of courier 8814 are 3 days old\n')
})

test('a lost database is said to be away, and is used again when it is back', async () => {
  const server = await startPostgres()
  const key = randomBytes(32)
  const onPostgres = await createTestGateway({
    environment: { DATABASE_URL: server.url, GATEWAY_KEY: key.toString('base64') },
    parts: { db: await openPostgres(server.url), gatewayKey: key },
  })
  const connected = await connectShop(onPostgres)
  expect((await send(connected)).status).toBe(200)

  await server.kill()
  const refused = await send(connected)
  const ready = await onPostgres.call('/readyz')
  expect(refused.status).toBe(500)
  expect(await refused.json()).toMatchObject({ details: { reason: 'storage_away' } })
  expect(ready.status).toBe(503)
  expect(await ready.text()).toContain('the store does not answer')

  await server.start()
  onPostgres.shiftClock(10_000)
  await expect
    .poll(async () => (await onPostgres.call('/readyz')).status, { timeout: 15_000 })
    .toBe(200)
  expect((await send(connected)).status).toBe(200)
  await onPostgres.close()
  await server.stop()
})

test('a letter that PostgreSQL keeps in no text is a wrong key, and no fault of ours', async () => {
  const server = await startPostgres()
  const key = randomBytes(32)
  const onPostgres = await createTestGateway({
    environment: { DATABASE_URL: server.url, GATEWAY_KEY: key.toString('base64') },
    parts: { db: await openPostgres(server.url), gatewayKey: key },
  })

  const page = await onPostgres.call(`/v1/towns?key=pk_%00`)
  const hook = await onPostgres.call('/v1/courier-events/mer_%00.x', { body: {} })

  await onPostgres.close()
  await server.stop()
  expect(page.status).toBe(401)
  expect(hook.status).toBe(404)
})

test.each(['/v1/quotes', '/v1/towns'])(
  'a store that says nothing holds up no checkout that asks for %s',
  async (path) => {
    const { query } = stand.db
    stand.db.query = () => new Promise(() => {})
    // What is remembered of the shop has to be read anew.
    stand.shiftClock(60_000)

    const answer = await shop.page(`${path}?town=15500&${QUOTE_QUERY}&door=door`)

    stand.db.query = query
    expect(answer.status).toBe(503)
    expect(await answer.json()).toMatchObject({ code: 'courier_unavailable' })
  },
)

test.each([
  ['a day ahead', 86_400_000],
  ['a day back', -86_400_000],
])('after a clock jumped %s, shops sell on', async (_, ms) => {
  expect((await askPrice()).status).toBe(200)

  stand.shiftClock(ms)

  const quoted = await askPrice()
  expect(quoted.status).toBe(200)
  const { seal } = await quoted.json()
  const chosen = await shop.page('/v1/selections', {
    body: { seal, quote: 'door:1', method: 'door', address: { street: 'Ленина', house: '1' } },
  })
  expect(chosen.status).toBe(200)
  expect((await send()).status).toBe(200)
})
