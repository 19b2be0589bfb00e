import { DeliveryError } from '@courier-checkout/api-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createManualClock, type ManualClock } from './manual-clock.ts'
import { type Courier, createCourier } from './shipments-courier.ts'
import { aDraft, openStand, post, type Stand, shown } from './shipments-fixture.ts'

let clock: ManualClock
let courier: Courier
let stand: Stand

beforeEach(async () => {
  clock = createManualClock('2026-06-01T09:00:00.000Z')
  courier = createCourier(clock)
  stand = await openStand({ provider: courier.provider, clock })
})
afterEach(() => stand.close())

test('an order is stored, sent, and has the courier’s number', async () => {
  const { status, json } = await post(stand, { waitMs: 1000 })

  expect(status).toBe(200)
  expect(json).toMatchObject({
    reference: '1001',
    attempt: 1,
    state: 'sent',
    courierReference: 'LMP-1001',
    barcode: 'BAR-LMP-1001',
    orderSum: { amount: 240_000, currency: 'RUB' },
  })
  const { timeline } = await shown(stand)
  expect(timeline.map((entry) => entry.what)).toEqual(['accepted', 'sending', 'sent'])
})

test('without waiting the answer is that it is queued', async () => {
  const { json } = await post(stand)

  expect(json).toMatchObject({ state: 'queued', courierReference: null })
})

test('a hundred clicks at once make one parcel', async () => {
  const answers = await Promise.all(
    Array.from({ length: 100 }, () => post(stand, { waitMs: 5000 })),
  )
  await stand.work()

  expect(new Set(answers.map((a) => a.json['shipmentId'])).size).toBe(1)
  expect(answers.every((a) => a.status === 200)).toBe(true)
  expect(courier.calls).toEqual(['create LMP-1001'])
  expect(courier.orders).toHaveLength(1)
})

test('the same key with another body is a conflict, and changes nothing', async () => {
  await post(stand, { waitMs: 1000 })

  const other = await post(stand, { draft: aDraft({ weightGrams: 9999 }) })

  expect(other).toMatchObject({ status: 409, json: { code: 'conflict' } })
  expect(courier.calls).toHaveLength(1)
})

test('the same body with its fields in another order is the same body', async () => {
  const draft = aDraft()
  const turned = Object.fromEntries(Object.entries(draft).reverse()) as typeof draft
  await post(stand, { draft, waitMs: 1000 })

  expect((await post(stand, { draft: turned })).json).toMatchObject({ state: 'sent' })
})

test('a key that does not name the body’s order is refused', async () => {
  const { status, json } = await stand.call(
    'POST',
    '/v1/shipments',
    { reference: '1001', attempt: 1, draft: aDraft() },
    { 'idempotency-key': '1002#1' },
  )

  expect({ status, code: json['code'] }).toEqual({ status: 400, code: 'invalid_request' })
})

test('nothing of an order is stored when a part of it is not valid', async () => {
  const { status } = await post(stand, { draft: aDraft({ weightGrams: -1 }) })

  expect(status).toBe(400)
  expect(await stand.db.query('SELECT COUNT(*) AS n FROM shipment')).toEqual([{ n: 0 }])
})

test('what the courier refuses is told in its words and ours', async () => {
  const refusal = new DeliveryError('courier_rejected', 'the phone is empty', {
    details: { courierCode: '8', courierMessage: 'Не указан телефон' },
  })
  courier.arm('create', refusal)

  const { json } = await post(stand, { waitMs: 1000 })

  expect(json).toMatchObject({
    state: 'rejected',
    reason: {
      code: 'courier_rejected',
      message: 'the phone is empty',
      courierCode: '8',
      courierMessage: 'Не указан телефон',
    },
  })
})

test('a courier that is down is tried again, later and later', async () => {
  const down = new DeliveryError('courier_unavailable', 'down', { details: { sent: 'no' } })
  courier.arm('create', down, down, down)
  await post(stand)
  const waits: number[] = []

  for (let i = 0; i < 3; i++) {
    await stand.work()
    const { nextTryAt } = await shown(stand)
    const waitMs = Date.parse(nextTryAt ?? '') - clock.now().getTime()
    waits.push(waitMs)
    clock.advance(waitMs)
  }
  await stand.work()

  expect(waits).toEqual([2_000, 4_000, 8_000])
  expect(await shown(stand)).toMatchObject({ state: 'sent', reason: null })
  expect(courier.orders).toHaveLength(1)
})

test('two shops’ equal numbers on one account become two numbers at the courier', async () => {
  await post(stand, { waitMs: 1000 })
  stand.change({ id: 'ins_2' })

  const { json } = await post(stand, { waitMs: 1000 })

  expect(json).toMatchObject({ state: 'sent', courierReference: 'LMP-1001-2' })
})
