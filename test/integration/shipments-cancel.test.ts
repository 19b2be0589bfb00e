import { describe, expect, test } from 'vitest'
import { cancel, edit, heavier, refusal } from './shipments-changes.ts'
import { anEvent, notSent } from './shipments-courier.ts'
import { post, shown } from './shipments-fixture.ts'
import { courier, laterWork, MINUTE, openEachTime, stand } from './shipments-stand.ts'

openEachTime()

describe('a cancellation', () => {
  test('of an unsent order never reaches the courier', async () => {
    courier.arm('create', notSent)
    await post(stand)
    await stand.work()

    const { json } = await cancel()
    await laterWork(60 * MINUTE)

    expect(json).toMatchObject({ state: 'cancelled', pending: null })
    expect(courier.calls).toEqual(['create LMP-1001'])
    expect(courier.orders).toEqual([])
  })

  test('of a sent order is done by the courier', async () => {
    await post(stand, { waitMs: 1000 })

    const { json } = await cancel()

    expect(json).toMatchObject({ state: 'cancelled' })
    expect(courier.calls.at(-1)).toBe('cancel LMP-1001')
  })

  test('behind an unanswered send first learns whether the courier has it', async () => {
    courier.arm('create', 'late')
    await post(stand)
    await stand.work()
    stand.jobs.isKicked = false
    await cancel(0)

    courier.deliverLate()
    await laterWork()

    expect(courier.calls.slice(1)).toEqual(['find LMP-1001', 'cancel LMP-1001'])
    expect((await shown(stand)).state).toBe('cancelled')
  })

  test('of what may still arrive is done only when that is ruled out', async () => {
    courier.arm('create', 'silent')
    await post(stand)
    await stand.work()
    stand.jobs.isKicked = false
    await cancel(0)
    await laterWork()
    expect(await shown(stand)).toMatchObject({ state: 'queued', pending: 'cancel' })

    await laterWork(10 * MINUTE)

    expect((await shown(stand)).state).toBe('cancelled')
    expect(courier.calls.filter((call) => call.startsWith('create'))).toHaveLength(1)
  })

  test('whose answer is lost is looked up before it is asked again', async () => {
    await post(stand, { waitMs: 1000 })
    courier.arm('cancel', 'did_it_but_silent')
    await cancel()
    await stand.work()

    await laterWork()

    expect((await shown(stand)).state).toBe('cancelled')
    expect(courier.calls.slice(1)).toEqual(['cancel LMP-1001', 'track LMP-1001'])
  })

  test('is not taken for done because a driver says that the recipient refused', async () => {
    await post(stand, { waitMs: 1000 })
    courier.arm('cancel', 'silent', refusal)
    await cancel()
    await stand.work()
    const refused = { provisional: true, courierStatus: 'COURIERCANCELED' }
    courier
      .find('LMP-1001')
      ?.events.push(anEvent('undelivered', '2026-06-01T09:00:30.000Z', refused))

    await laterWork()

    expect((await shown(stand)).state).toBe('sent')
    expect(courier.calls.at(-1)).toBe('cancel LMP-1001')
  })

  test('that the courier refuses is told in its words and ours, and the order stays', async () => {
    await post(stand, { waitMs: 1000 })
    courier.arm('cancel', refusal)

    const { json } = await cancel()

    expect(json).toMatchObject({
      state: 'sent',
      pending: null,
      reason: { code: 'courier_rejected', courierMessage: 'Заказ уже в работе' },
    })
  })

  test('asked for again answers that it is cancelled', async () => {
    await post(stand, { waitMs: 1000 })
    await cancel()

    expect(await cancel()).toMatchObject({ status: 200, json: { state: 'cancelled' } })
    expect(courier.calls.filter((call) => call.startsWith('cancel'))).toHaveLength(1)
  })

  test('takes the place of an edit that waited', async () => {
    courier.arm('create', notSent)
    await post(stand)
    await stand.work()
    await edit(heavier, 0)

    await cancel()

    expect((await shown(stand)).state).toBe('cancelled')
  })

  test('a courier that cannot cancel says so at once', async () => {
    await post(stand, { waitMs: 1000 })
    const { cancelShipment: _, ...provider } = courier.provider
    stand.deps.directory.provider = async () => provider

    expect((await cancel()).status).toBe(501)
  })
})
