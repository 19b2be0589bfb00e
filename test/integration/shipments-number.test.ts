import { describe, expect, test } from 'vitest'
import { notSent } from './shipments-courier.ts'
import { post, shown } from './shipments-fixture.ts'
import { clock, courier, laterWork, MINUTE, openEachTime, stand } from './shipments-stand.ts'

openEachTime()

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
