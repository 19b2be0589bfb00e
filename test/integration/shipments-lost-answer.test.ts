import { DeliveryError } from '@courier-checkout/api-client'
import { beforeEach, describe, expect, test } from 'vitest'
import { eraseExpired } from '../../gateway/src/personal-data.ts'
import { post, shown } from './shipments-fixture.ts'
import { clock, courier, laterWork, MINUTE, openEachTime, stand } from './shipments-stand.ts'

const HOUR = 60 * MINUTE

openEachTime()

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

  test('what cannot be looked up for a month is for a person to decide, and then forgotten', async () => {
    const closed = new DeliveryError('courier_credentials', 'the account is closed')
    courier.provider.findShipment = () => Promise.reject(closed)
    courier.arm('create', 'silent')
    await post(stand)
    await stand.work()
    await laterWork(49 * HOUR)

    expect(await shown(stand)).toMatchObject({ state: 'queued', reason: { code: closed.code } })
    await laterWork(30 * 24 * HOUR)

    expect(await shown(stand)).toMatchObject({
      state: 'unclear',
      found: null,
      reason: { code: 'conflict' },
    })
    expect((await post(stand, { attempt: 2 })).status).toBe(409)
    clock.advance(361 * 24 * HOUR)
    expect(await eraseExpired(stand.deps, 180)).toBe(1)
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
