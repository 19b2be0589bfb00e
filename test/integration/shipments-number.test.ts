import { DeliveryError } from '@courier-checkout/api-client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createSendShipments } from '../../gateway/src/jobs/send-shipments.ts'
import { releaseAllShipments } from '../../gateway/src/storage/shipment-leases.ts'
import { type Courier, createCourier } from './shipments-courier.ts'
import {
  aDraft,
  createManualClock,
  type ManualClock,
  openStand,
  post,
  type Stand,
  shown,
} from './shipments-fixture.ts'

const MINUTE = 60_000
const refusal = new DeliveryError('courier_rejected', 'the phone is empty')
const notSent = new DeliveryError('courier_unavailable', 'down', { details: { sent: 'no' } })

let clock: ManualClock
let courier: Courier
let stand: Stand

beforeEach(async () => {
  clock = createManualClock('2026-06-01T09:00:00.000Z')
  courier = createCourier(clock)
  stand = await openStand({ provider: courier.provider, clock })
})
afterEach(() => stand.close())

/** The next time something is due, and what is then done. */
async function laterWork(ms = MINUTE): Promise<void> {
  clock.advance(ms)
  await stand.work()
}

describe('attempts', () => {
  test('the next is taken when the last was rejected, and has its own number', async () => {
    courier.arm('create', refusal)
    await post(stand, { waitMs: 1000 })

    const { json } = await post(stand, { attempt: 2, waitMs: 1000 })

    expect(json).toMatchObject({ attempt: 2, state: 'sent', courierReference: 'LMP-1001-2' })
  })

  test('the next is taken when the last was cancelled', async () => {
    await post(stand, { waitMs: 1000 })
    await stand.call('POST', '/v1/shipments/1001/cancel?waitMs=1000')

    const { json } = await post(stand, { attempt: 2, waitMs: 1000 })

    expect(json).toMatchObject({ attempt: 2, state: 'sent', events: [] })
  })

  test.each(['queued', 'sent'])('the next is refused while the last is %s', async (state) => {
    await post(stand, { waitMs: state === 'sent' ? 1000 : 0 })

    const { status, json } = await post(stand, { attempt: 2 })

    expect({ status, code: json['code'] }).toEqual({ status: 409, code: 'conflict' })
    expect((await shown(stand)).attempt).toBe(1)
  })

  test('one that skips a number is refused', async () => {
    expect((await post(stand, { attempt: 2 })).status).toBe(409)
    expect((await stand.call('GET', '/v1/shipments/1001')).status).toBe(404)
  })

  test('an older body that comes late answers the present state and resurrects nothing', async () => {
    courier.arm('create', refusal)
    await post(stand, { waitMs: 1000 })
    await post(stand, { attempt: 2, draft: aDraft({ weightGrams: 2000 }), waitMs: 1000 })

    const late = await post(stand, { attempt: 1, waitMs: 1000 })

    expect(late).toMatchObject({ status: 200, json: { attempt: 2, state: 'sent' } })
    expect(courier.orders).toHaveLength(1)
    expect(courier.orders[0]?.draft.weightGrams).toBe(2000)
  })

  test('an older key with another body is still a conflict', async () => {
    courier.arm('create', refusal)
    await post(stand, { waitMs: 1000 })
    await post(stand, { attempt: 2, waitMs: 1000 })

    expect((await post(stand, { attempt: 1, draft: aDraft({ weightGrams: 5 }) })).status).toBe(409)
  })

  test('many next attempts at once open one', async () => {
    courier.arm('create', refusal)
    await post(stand, { waitMs: 1000 })

    await Promise.all(Array.from({ length: 20 }, () => post(stand, { attempt: 2, waitMs: 1000 })))

    expect(courier.orders.map((o) => o.number)).toEqual(['LMP-1001-2'])
  })

  test('given up is not enough: absence has to be proven first', async () => {
    await stand.close()
    stand = await openStand({
      provider: courier.provider,
      clock,
      settings: { giveUpAfterTries: 1 },
    })
    courier.arm('create', 'silent')
    await post(stand)
    await stand.work()
    expect((await shown(stand)).timeline.at(-1)?.what).toBe('given_up')

    await laterWork()
    expect((await post(stand, { attempt: 2 })).status).toBe(409)

    await laterWork(10 * MINUTE)
    const { json } = await post(stand, { attempt: 2, waitMs: 1000 })

    expect(json).toMatchObject({ attempt: 2, state: 'sent' })
    expect(courier.orders).toHaveLength(1)
  })

  test('an order that arrives after it was given up is found and ours', async () => {
    await stand.close()
    stand = await openStand({
      provider: courier.provider,
      clock,
      settings: { giveUpAfterTries: 1 },
    })
    courier.arm('create', 'late')
    await post(stand)
    await stand.work()

    courier.deliverLate()
    await laterWork(10 * MINUTE)

    expect(await shown(stand)).toMatchObject({ state: 'sent', courierReference: 'LMP-1001' })
  })
})

describe('the wire’s number', () => {
  test('is written down with the time of the attempt before it is sent', async () => {
    const seen: unknown[] = []
    const { createShipment } = courier.provider
    courier.provider.createShipment = async (order, call) => {
      seen.push(
        ...(await stand.db.query(
          'SELECT courier_reference, first_sent_at, is_trying FROM shipment',
        )),
      )
      return createShipment(order, call)
    }

    await post(stand, { waitMs: 1000 })

    expect(seen).toEqual([
      {
        courier_reference: 'LMP-1001',
        first_sent_at: '2026-06-01T09:00:00.000Z',
        is_trying: 1,
      },
    ])
  })

  test('is never given twice on an account, not even a year later', async () => {
    await post(stand, { waitMs: 1000 })
    clock.set('2027-06-01T09:00:00.000Z')
    stand.change({ id: 'ins_2' })

    const { json } = await post(stand, { waitMs: 1000 })

    expect(json['courierReference']).toBe('LMP-1001-2')
  })

  test('stays the same for every try of an attempt', async () => {
    courier.arm('create', notSent, notSent)
    await post(stand)
    await stand.work()
    await laterWork()
    await laterWork()

    expect(new Set(courier.calls)).toEqual(new Set(['create LMP-1001']))
    expect(courier.calls).toHaveLength(3)
  })
})

describe('after a lost answer', () => {
  test('the order is found at the courier, is ours, and is not sent again', async () => {
    courier.arm('create', 'did_it_but_silent')
    await post(stand)
    await stand.work()
    expect(await shown(stand)).toMatchObject({ state: 'queued' })

    await laterWork()

    expect(await shown(stand)).toMatchObject({
      state: 'sent',
      courierReference: 'LMP-1001',
      waybill: 'AWB-LMP-1001',
    })
    expect(courier.orders).toHaveLength(1)
    expect(courier.calls).toEqual(['create LMP-1001', 'find LMP-1001'])
  })

  test('it is sent again only after the courier knows nothing of it', async () => {
    courier.arm('create', 'silent')
    courier.arm('find', 'silent')
    await post(stand)
    await stand.work()

    await laterWork()
    expect(courier.calls).toEqual(['create LMP-1001', 'find LMP-1001'])
    await laterWork()

    expect(courier.calls.slice(2)).toEqual(['find LMP-1001', 'create LMP-1001'])
    expect((await shown(stand)).state).toBe('sent')
  })

  test('a late arrival makes the resend a duplicate, which is ours', async () => {
    courier.arm('create', 'late')
    await post(stand)
    await stand.work()
    // It arrives between the look-up and the second send.
    const { findShipment } = courier.provider
    courier.provider.findShipment = async (number, call) => {
      const found = await findShipment(number, call)
      courier.deliverLate()
      return found
    }

    await laterWork()

    expect((await shown(stand)).state).toBe('sent')
    expect(courier.orders).toHaveLength(1)
  })

  const unseen = new DeliveryError('courier_rejected', 'the number exists', {
    details: { courierCode: '17', courierMessage: 'Номер уже есть', duplicate: true },
  })

  test('a number that exists and shows no order is unclear after an unanswered send', async () => {
    courier.arm('create', 'silent')
    await post(stand)
    await stand.work()
    courier.arm('create', unseen)

    await laterWork()
    await laterWork(11 * MINUTE)

    expect(await shown(stand)).toMatchObject({
      state: 'unclear',
      reason: { code: 'conflict', courierMessage: 'Номер уже есть' },
      found: null,
    })
    expect((await post(stand, { attempt: 2 })).status).toBe(409)
    const said = await stand.call('POST', '/v1/shipments/1001/resolve', { verdict: 'foreign' })
    expect(said.json).toMatchObject({ state: 'rejected' })
    expect((await post(stand, { attempt: 2, waitMs: 1000 })).json).toMatchObject({ state: 'sent' })
  })

  test('where every send was answered it is somebody else’s: change the prefix', async () => {
    courier.arm('create', unseen)

    const { json } = await post(stand, { waitMs: 1000 })

    expect(json).toMatchObject({
      state: 'rejected',
      reason: { code: 'conflict', message: expect.stringContaining('change the number prefix') },
    })
  })

  test('a hanging call is ended before its lease and then looked up', async () => {
    courier.arm('create', 'hang')
    await post(stand)
    const working = stand.work()
    await expect.poll(() => courier.calls.length).toBe(1)

    clock.advance(45_000)
    await working
    await laterWork()

    expect((await shown(stand)).state).toBe('sent')
    expect(courier.orders).toHaveLength(1)
  })

  test('where something differs it is unclear, and the merchant sees both', async () => {
    courier.arm('create', 'silent')
    await post(stand)
    await stand.work()
    courier.place('LMP-1001', { name: 'Соколова Вера', sum: 1 })

    await laterWork()

    expect(await shown(stand)).toMatchObject({
      state: 'unclear',
      reason: { code: 'conflict' },
      found: {
        courierReference: 'LMP-1001',
        createdOn: '2026-06-01',
        recipientName: 'Соколова Вера',
        orderSum: { amount: 1, currency: 'RUB' },
      },
    })
  })

  test('while it is unclear nothing is sent and no attempt is opened', async () => {
    courier.arm('create', 'silent')
    await post(stand)
    await stand.work()
    courier.place('LMP-1001')
    await laterWork()

    await laterWork(60 * MINUTE)

    expect((await post(stand, { attempt: 2 })).status).toBe(409)
    expect(courier.calls.filter((call) => call.startsWith('create'))).toHaveLength(1)
  })
})

describe('the merchant’s word on an unclear order', () => {
  beforeEach(async () => {
    courier.arm('create', 'silent')
    await post(stand)
    await stand.work()
    courier.place('LMP-1001')
    await laterWork()
  })
  const say = (verdict: string) => stand.call('POST', '/v1/shipments/1001/resolve', { verdict })

  test('ours: it is sent, with the courier’s number', async () => {
    expect((await say('ours')).json).toMatchObject({
      state: 'sent',
      found: null,
      reason: null,
      waybill: 'AWB-LMP-1001',
    })
    expect((await post(stand, { attempt: 2 })).status).toBe(409)
  })

  test('foreign: and only that opens the next attempt', async () => {
    expect((await say('foreign')).json).toMatchObject({ state: 'rejected' })

    const { json } = await post(stand, { attempt: 2, waitMs: 1000 })

    expect(json).toMatchObject({ state: 'sent', courierReference: 'LMP-1001-2' })
  })

  test('said twice is said once', async () => {
    await say('ours')

    expect((await say('ours')).status).toBe(200)
    expect((await say('foreign')).status).toBe(409)
    expect((await shown(stand)).timeline.filter((e) => e.what === 'resolved_ours')).toHaveLength(1)
  })
})

describe('a foreign order that owns the number', () => {
  test('is not taken for ours: every send was answered, so the number is taken', async () => {
    courier.place('LMP-1001')

    const { json } = await post(stand, { waitMs: 1000 })

    expect(json).toMatchObject({ state: 'rejected', reason: { code: 'conflict' } })
    expect(JSON.stringify(json['reason'])).toContain('prefix')
  })

  test('with another prefix the next attempt is sent', async () => {
    courier.place('LMP-1001')
    await post(stand, { waitMs: 1000 })
    stand.change({ numberPrefix: 'NEW-' })

    const { json } = await post(stand, { attempt: 2, waitMs: 1000 })

    expect(json).toMatchObject({ state: 'sent', courierReference: 'NEW-1001' })
  })

  test('last year’s order under the number does not hinder this year’s', async () => {
    courier.place('LMP-1001', { createdOn: '2025-06-01' })

    expect((await post(stand, { waitMs: 1000 })).json).toMatchObject({ state: 'sent' })
    expect(courier.orders).toHaveLength(2)
  })

  test('last year’s equal order is not taken for ours after a lost answer', async () => {
    courier.place('LMP-1001', { createdOn: '2025-06-01', name: 'Соколова Вера', sum: 240_000 })
    courier.arm('create', 'silent')
    await post(stand)
    await stand.work()

    await laterWork()

    expect((await shown(stand)).state).toBe('unclear')
  })
})

describe('across the turn of the year', () => {
  test('it is sent again only when still absent ten minutes after the last send', async () => {
    clock.set('2026-12-31T23:59:30.000Z')
    courier.arm('create', 'silent')
    await post(stand)
    await stand.work()

    await laterWork(5 * MINUTE)
    expect(courier.calls.filter((call) => call.startsWith('create'))).toHaveLength(1)
    await laterWork(5 * MINUTE)

    expect(courier.calls.filter((call) => call.startsWith('create'))).toHaveLength(2)
    expect((await shown(stand)).state).toBe('sent')
    expect(courier.orders).toHaveLength(1)
  })

  test('one that arrived late in the old year is found in the new one', async () => {
    clock.set('2026-12-31T23:59:30.000Z')
    courier.arm('create', 'did_it_but_silent')
    await post(stand)
    await stand.work()

    await laterWork(5 * MINUTE)

    expect((await shown(stand)).state).toBe('sent')
    expect(courier.orders).toHaveLength(1)
  })
})

describe('after a crash', () => {
  /** The process dies in the middle of a send; another one comes up on the same store. */
  async function crashWhileSending(): Promise<void> {
    stand.jobs.isKicked = false
    const dying = createSendShipments(stand.deps, {
      signal: new AbortController().signal,
      onFree: () => {},
    })
    const { createShipment } = courier.provider
    let reached = (): void => {}
    const sending = new Promise<void>((resolve) => {
      reached = resolve
    })
    courier.provider.createShipment = async (order, call) => {
      await createShipment(order, call).catch(() => {})
      reached()
      return new Promise(() => {})
    }
    await post(stand)
    await dying.round()
    await sending
    courier.provider.createShipment = createShipment
    await releaseAllShipments(stand.db)
  }

  test('an order that the courier had taken is found and not sent again', async () => {
    await crashWhileSending()

    await laterWork()

    expect((await shown(stand)).state).toBe('sent')
    expect(courier.calls).toEqual(['create LMP-1001', 'find LMP-1001'])
    expect(courier.orders).toHaveLength(1)
  })

  test('an order that never left is looked up and then sent', async () => {
    courier.arm('create', 'silent')
    await crashWhileSending()

    await laterWork()

    expect(courier.calls).toEqual(['create LMP-1001', 'find LMP-1001', 'create LMP-1001'])
    expect(courier.orders).toHaveLength(1)
  })

  test('without a word from the dead worker the lease of a minute decides', async () => {
    stand.jobs.isKicked = false
    await post(stand)
    await stand.db.query(
      "UPDATE shipment SET leased_by = 'dead', leased_until = '2026-06-01T09:01:00.000Z'",
    )

    clock.advance(59_000)
    await stand.work()
    expect(courier.calls).toEqual([])
    clock.advance(1_000)
    await stand.work()

    expect((await shown(stand)).state).toBe('sent')
  })

  test('a worker that lost its lease changes nothing any more', async () => {
    const { createShipment } = courier.provider
    let answer = (): void => {}
    const gate = new Promise<void>((resolve) => {
      answer = resolve
    })
    courier.provider.createShipment = async (order, call) => {
      const created = await createShipment(order, call)
      await gate
      return created
    }
    await post(stand)
    const slow = stand.work()
    await expect.poll(() => courier.orders.length).toBe(1)
    await stand.db.query("UPDATE shipment SET leased_by = 'another', version = version + 1")

    answer()
    await slow

    expect((await shown(stand)).state).toBe('queued')
    expect(stand.logged.map(({ event }) => event)).toContain('shipment.lease_lost')
  })
})

describe('giving up', () => {
  test('has a plain reason, rests, and goes on when the merchant says so', async () => {
    await stand.close()
    stand = await openStand({
      provider: courier.provider,
      clock,
      settings: { giveUpAfterTries: 2 },
    })
    courier.arm('create', notSent, notSent)
    await post(stand)
    await stand.work()
    await laterWork()

    const given = await shown(stand)
    expect(given).toMatchObject({ state: 'queued', nextTryAt: null, reason: { message: 'down' } })
    expect(given.timeline.at(-1)).toMatchObject({
      what: 'given_up',
      message: 'given up after 2 sends: down',
    })
    await laterWork(24 * 60 * MINUTE)
    expect(courier.orders).toHaveLength(0)

    await stand.call('POST', '/v1/shipments/1001/retry?waitMs=1000')
    await stand.work()

    expect((await shown(stand)).state).toBe('sent')
  })

  test('wrong credentials wait long, show the reason, and are not a refusal', async () => {
    courier.arm('create', new DeliveryError('courier_credentials', 'wrong login'))
    await post(stand)
    await stand.work()

    const waiting = await shown(stand)
    expect(waiting).toMatchObject({ state: 'queued', reason: { code: 'courier_credentials' } })
    expect(waiting.nextTryAt).toBe('2026-06-01T09:05:00.000Z')
    await laterWork(5 * MINUTE)

    expect((await shown(stand)).state).toBe('sent')
  })

  test('a courier that names a time is asked again then', async () => {
    courier.arm(
      'create',
      new DeliveryError('rate_limited', 'slow down', { details: { retryAfterMs: 90_000 } }),
    )
    await post(stand)
    await stand.work()

    expect((await shown(stand)).nextTryAt).toBe('2026-06-01T09:01:30.000Z')
  })
})

describe('a refusal after an unanswered send', () => {
  test('opens no next attempt until the first send is proven not to have arrived', async () => {
    courier.arm('create', 'silent', refusal)
    await post(stand)
    await stand.work()
    await laterWork()
    expect((await post(stand, { attempt: 2 })).status).toBe(409)

    await laterWork(10 * MINUTE)

    expect(await shown(stand)).toMatchObject({
      state: 'rejected',
      reason: { code: 'courier_rejected' },
    })
    expect((await post(stand, { attempt: 2, waitMs: 1000 })).json).toMatchObject({ state: 'sent' })
  })

  test('is forgotten when that send arrives after all', async () => {
    courier.arm('create', 'late', refusal)
    await post(stand)
    await stand.work()
    await laterWork()

    courier.deliverLate()
    await laterWork(10 * MINUTE)

    expect(await shown(stand)).toMatchObject({ state: 'sent', reason: null })
  })
})
