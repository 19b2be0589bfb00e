import { beforeEach, expect, test } from 'vitest'
import { keepUp } from '../../gateway/src/upkeep.ts'
import { connectShop } from './gateway-fixture.ts'
import { aDraft } from './shipments-fixture.ts'
import { gateway, openEachTime, shop } from './shop-stand.ts'

const DAY_MS = 24 * 3_600_000
/** Everything about this person is looked for in the whole store. */
const PERSON = {
  recipient: { name: 'Незабвенная Клара', phone: '+7 912 345-67-89', email: 'klara@home.example' },
  courierNote: 'Клару спросить у консьержа',
}
const TRACES = ['Незабвенная', '345-67-89', 'klara@', 'консьерж', 'Тайная улица']

openEachTime({ parts: { shipping: { idleMs: 20, poll: { minMs: 20, maxMs: 50 } } } })

async function send(reference: string, waitMs = 0): Promise<string> {
  const draft = aDraft()
  const destination = { ...draft.destination, address: { street: 'Тайная улица', house: '13' } }
  const body = { reference, attempt: 1, draft: { ...draft, ...PERSON, destination } }
  const headers = { 'idempotency-key': `${reference}#1` }
  const response = await shop.server(`/v1/shipments?waitMs=${waitMs}`, { body, headers })
  return (await response.json()).state
}

const path = (reference: string) => `/v1/shipments/${reference}/personal-data`
const read = async (reference: string) => (await shop.server(path(reference))).json()
const erase = (reference: string) => shop.server(path(reference), { method: 'DELETE' })

/** Every row of every table, as text. */
async function wholeStore(): Promise<string> {
  const tables = await gateway.db.query<{ name: string }>(
    "SELECT name FROM sqlite_master WHERE type = 'table'",
  )
  const rows = await Promise.all(
    tables.map(({ name }) => gateway.db.query(`SELECT * FROM ${name}`)),
  )
  return JSON.stringify(rows)
}

const upkeep = (days = 180) =>
  keepUp({
    db: gateway.db,
    clock: { now: () => new Date(Date.now() + shifted), wait: async () => {} },
    log: () => {},
    retentionDays: days,
  })
let shifted = 0
const pass = (ms: number): void => {
  shifted += ms
  gateway.shiftClock(ms)
}
beforeEach(() => {
  shifted = 0
})

test('a shop can hand a person all that is kept of them', async () => {
  await send('1001')

  const data = await read('1001')

  expect(data).toMatchObject({
    reference: '1001',
    order: { recipient: PERSON.recipient, courierNote: PERSON.courierNote },
    erasedAt: null,
  })
  expect(data.order.destination.address.street).toBe('Тайная улица')
})

test('what was erased is nowhere in the store, and the order’s number and money still are', async () => {
  await gateway.gateway.startJobs()
  expect(await send('1001', 15_000)).toBe('sent')
  expect(await wholeStore()).toContain('Незабвенная')

  const response = await erase('1001')

  expect(response.status).toBe(200)
  expect(await response.json()).toMatchObject({ order: null, erasedAt: expect.any(String) })
  const store = await wholeStore()
  for (const trace of TRACES) expect(store).not.toContain(trace)
  const shipment = await (await shop.server('/v1/shipments/1001')).json()
  expect(shipment).toMatchObject({ state: 'sent', courierReference: '1001' })
  expect(shipment.orderSum.amount).toBeGreaterThan(0)
})

test('an order that is still to be sent is not erased, and the shop is told why', async () => {
  await send('1001')

  const response = await erase('1001')

  expect(response.status).toBe(409)
  expect((await response.json()).message).toContain('still being worked on')
  expect((await read('1001')).order).not.toBeNull()
})

test('an order that was given up is erased, and never sent without its people', async () => {
  await send('1001')
  await gateway.db.query('UPDATE shipment SET is_given_up = 1, due_at = NULL')

  expect((await erase('1001')).status).toBe(200)

  expect(await (await shop.server('/v1/shipments/1001')).json()).toMatchObject({
    state: 'rejected',
  })
  const retry = await shop.server('/v1/shipments/1001/retry', { method: 'POST' })
  expect(retry.status).toBe(409)
})

test('nobody else can ask, and an unknown order has nobody', async () => {
  await send('1001')
  const sister = await connectShop(gateway, { url: 'https://sister.example' })

  expect((await sister.server(path('1001'))).status).toBe(404)
  expect((await sister.server(path('1001'), { method: 'DELETE' })).status).toBe(404)
  expect((await shop.page(path('1001'))).status).toBe(403)
  expect((await erase('9999')).status).toBe(404)
})

test('half a year after an order’s end its people are forgotten by themselves', async () => {
  await send('1001')
  await send('1002')
  await shop.server('/v1/shipments/1001/cancel', { method: 'POST' })
  await gateway.gateway.startJobs()
  await expect
    .poll(async () => (await (await shop.server('/v1/shipments/1001')).json()).state, {
      timeout: 15_000,
    })
    .toBe('cancelled')
  await expect
    .poll(async () => (await (await shop.server('/v1/shipments/1002')).json()).state, {
      timeout: 15_000,
    })
    .toBe('sent')

  pass(179 * DAY_MS)
  await upkeep()
  expect((await read('1001')).order).not.toBeNull()
  pass(2 * DAY_MS)
  await upkeep()
  expect((await read('1001')).order).toBeNull()
  // Of 1002 the courier never said the last word: it has twice as long.
  expect((await read('1002')).order).not.toBeNull()
  pass(181 * DAY_MS)
  await upkeep()
  expect((await read('1002')).order).toBeNull()
  for (const trace of TRACES) expect(await wholeStore()).not.toContain(trace)
})

test('the time is the operator’s to choose', async () => {
  await send('1001')
  await gateway.db.query("UPDATE shipment SET state = 'rejected', due_at = NULL")
  pass(31 * DAY_MS)

  await upkeep(30)

  expect((await read('1001')).order).toBeNull()
})
