import type { ShipmentDraft } from '@courier-checkout/api-client'
import { ShipmentAnswer } from '@courier-checkout/api-client/contract'
import { beforeEach, expect, test } from 'vitest'
import { aDraft } from './shipments-fixture.ts'
import { gateway, openEachTime, shop } from './shop-stand.ts'

// The jobs run by themselves here, on real time, against the courier's wire.
openEachTime({
  parts: {
    shipping: {
      idleMs: 20,
      courierCallMs: 2_000,
      retry: { firstMs: 20, maxMs: 100 },
      poll: { minMs: 20, maxMs: 50 },
    },
  },
})
beforeEach(() => gateway.gateway.startJobs())

async function send(
  reference: string,
  {
    attempt = 1,
    draft = aDraft(),
    waitMs = 15_000,
  }: { attempt?: number; draft?: ShipmentDraft; waitMs?: number } = {},
): Promise<ShipmentAnswer> {
  const response = await shop.server(`/v1/shipments?waitMs=${waitMs}`, {
    body: { reference, attempt, draft },
    headers: { 'idempotency-key': `${reference}#${attempt}` },
  })
  return ShipmentAnswer.parse(await response.json())
}
async function shown(reference: string): Promise<ShipmentAnswer> {
  return ShipmentAnswer.parse(await (await shop.server(`/v1/shipments/${reference}`)).json())
}
async function ask(method: string, path: string, body?: unknown): Promise<ShipmentAnswer> {
  const response = await shop.server(path, { method, ...(body === undefined ? {} : { body }) })
  return ShipmentAnswer.parse(await response.json())
}
const orders = () => gateway.simulator.world.ledger.all()
const control = (path: string, body: unknown) =>
  gateway.simulator.app.request(`/control${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })

test('an order is sent over the wire, followed, and its states reach the shop’s feed', async () => {
  const sent = await send('1001')
  expect(sent).toMatchObject({ state: 'sent', courierReference: '1001' })
  expect(orders()).toHaveLength(1)

  await control('/orders/1001/status', { status: 'ACCEPTED' })
  await control('/orders/1001/status', { status: 'DELIVERY' })
  await expect
    .poll(async () => (await shown('1001')).events.at(-1)?.status, { timeout: 10_000 })
    .toBe('out_for_delivery')

  const { events } = await (await shop.server('/v1/tracking-events')).json()
  expect(events.map((e: { number: number }) => e.number)).toEqual(
    events.map((_: unknown, i: number) => i + 1),
  )
  expect(events.at(-1)).toMatchObject({ kind: 'tracking', tracking: { courierStatus: 'DELIVERY' } })
})

test.each(['lost-hang', 'lost-reset', 'empty', 'truncated', 'garbage', 'http500'] as const)(
  'an answer spoilt by «%s» still ends as exactly one order',
  async (kind) => {
    gateway.simulator.world.faults.arm({ method: 'neworder', kind, times: 1 })

    await send('1001')

    await expect.poll(async () => (await shown('1001')).state, { timeout: 15_000 }).toBe('sent')
    expect(orders()).toHaveLength(1)
  },
)

test('a lost answer and a lost look-up still end as exactly one order', async () => {
  gateway.simulator.world.faults.arm({ method: 'neworder', kind: 'lost-reset', times: 1 })
  gateway.simulator.world.faults.arm({ method: 'statusreq', kind: 'http500', times: 4 })

  await send('1001')

  await expect.poll(async () => (await shown('1001')).state, { timeout: 15_000 }).toBe('sent')
  expect(orders()).toHaveLength(1)
})

test('a foreign order under the number is not taken for ours', async () => {
  await control('/orders', { extra: '8814', account: 'lampshop', orderno: '1001' })

  const sent = await send('1001')

  expect(sent).toMatchObject({ state: 'rejected', reason: { code: 'conflict' } })
  expect(await send('1001', { attempt: 2 })).toMatchObject({
    state: 'sent',
    courierReference: '1001-2',
  })
})

test('an edit changes the lines and adds none twice; a cancellation ends it', async () => {
  await send('1001')
  const [lamp, cord] = aDraft().items
  if (!lamp || !cord) throw new Error('the draft has two lines')

  const edited = await ask('PUT', '/v1/shipments/1001?waitMs=15000', {
    draft: aDraft({ items: [{ ...lamp, quantity: 3 }, cord] }),
  })
  expect(edited).toMatchObject({ pending: null, reason: null })
  const lines = orders()[0]?.details.lines.filter((line) => line.name === 'Лампа')
  expect(lines).toMatchObject([{ quantity: 3 }])

  const cancelled = await ask('POST', '/v1/shipments/1001/cancel?waitMs=15000')
  expect(cancelled.state).toBe('cancelled')
})

test('an order in work is not changed any more, in the courier’s words', async () => {
  await send('1001')
  await control('/orders/1001/status', { status: 'ACCEPTED' })

  const edited = await ask('PUT', '/v1/shipments/1001?waitMs=15000', {
    draft: aDraft({ weightGrams: 9_000 }),
  })

  expect(edited).toMatchObject({ state: 'sent', pending: null })
  expect(edited.reason?.courierMessage).toBeTruthy()
})

test('what the courier refuses is corrected and sent as the next attempt', async () => {
  const nowhere = aDraft()
  const draft = {
    ...nowhere,
    destination: { ...nowhere.destination, town: { ...nowhere.destination.town, code: '999999' } },
  } as ShipmentDraft
  expect(await send('1001', { draft })).toMatchObject({
    state: 'rejected',
    reason: { code: 'out_of_coverage' },
  })

  expect(await send('1001', { attempt: 2 })).toMatchObject({ attempt: 2, state: 'sent' })
})

test('a prepaid order whose answer was lost is recognised by a sum of nothing', async () => {
  gateway.simulator.world.faults.arm({ method: 'neworder', kind: 'lost-reset', times: 1 })

  const sent = await send('1001', { draft: aDraft({ payment: 'none' }) })

  expect(sent.state).toBe('sent')
  expect(orders()).toHaveLength(1)
})

test('a hundred orders at once are a hundred orders', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, (_, i) => send(`many-${i}`)))

  expect(answers.filter(({ state }) => state === 'sent')).toHaveLength(100)
  expect(new Set(orders().map(({ orderno }) => orderno)).size).toBe(100)
})

test('nothing about the recipient stands in a log', async () => {
  gateway.simulator.world.faults.arm({ method: 'neworder', kind: 'garbage', times: 1 })
  await send('1001')
  await ask('POST', '/v1/shipments/1001/cancel?waitMs=15000')

  const logs = JSON.stringify(gateway.logged)
  for (const secret of [
    'Соколова',
    '000-11-22',
    '0001122',
    'Примерная',
    'not-a-secret',
    shop.secretKey,
  ]) {
    expect(logs).not.toContain(secret)
  }
})

test('the label is a PDF of the courier’s number; the courier’s own form is behind its switch', async () => {
  await send('1001')

  const own = await shop.server('/v1/shipments/1001/label')
  expect(own.headers.get('content-type')).toBe('application/pdf')
  expect(
    Buffer.from(await own.arrayBuffer())
      .subarray(0, 5)
      .toString(),
  ).toBe('%PDF-')
  expect((await shop.server('/v1/shipments/1001/label?form=courier')).status).toBe(501)
})

test('shipments are listed newest first, page by page', async () => {
  for (const reference of ['a', 'b', 'c']) {
    await send(reference, { waitMs: 0 })
    gateway.shiftClock(1)
  }

  const first = await (await shop.server('/v1/shipments?limit=2')).json()
  const rest = await (
    await shop.server(`/v1/shipments?limit=2&after=${encodeURIComponent(first.next)}`)
  ).json()

  const seen = [...first.shipments, ...rest.shipments].map((s: ShipmentAnswer) => s.reference)
  expect(seen).toEqual(['c', 'b', 'a'])
  expect(rest.next).toBeNull()
})
