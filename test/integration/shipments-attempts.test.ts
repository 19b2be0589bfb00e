import { DeliveryError } from '@courier-checkout/api-client'
import { describe, expect, test } from 'vitest'
import { notSent } from './shipments-courier.ts'
import { aDraft, post, shown } from './shipments-fixture.ts'
import { courier, laterWork, MINUTE, openAgain, openEachTime, stand } from './shipments-stand.ts'

const refusal = new DeliveryError('courier_rejected', 'the phone is empty')

openEachTime()

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
    await openAgain({ giveUpAfterTries: 1 })
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
    await openAgain({ giveUpAfterTries: 1 })
    courier.arm('create', 'late')
    await post(stand)
    await stand.work()

    courier.deliverLate()
    await laterWork(10 * MINUTE)

    expect(await shown(stand)).toMatchObject({ state: 'sent', courierReference: 'LMP-1001' })
  })
})

describe('giving up', () => {
  test('has a plain reason, rests, and goes on when the merchant says so', async () => {
    await openAgain({ giveUpAfterTries: 2 })
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
