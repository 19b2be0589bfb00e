import { ShopEvent } from '@courier-checkout/api-client/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { refuseWebhook } from '../../gateway/src/tokens.ts'
import type { WebhookCall } from '../../gateway/src/webhooks/post.ts'
import { sendChallenge } from '../../gateway/src/webhooks/signed.ts'
import { createManualClock, type ManualClock } from './manual-clock.ts'
import { anEvent, aTracked, type Courier, createCourier } from './shipments-courier.ts'
import { openStand, post, type Stand } from './shipments-fixture.ts'

const HOUR = 3_600_000
const KEY = { kid: 'k1', secret: 'sk_k1_secret' }

let clock: ManualClock
let courier: Courier
let stand: Stand
/** What the shop answers now. */
let answer: (call: WebhookCall) => Promise<{ status: number; body: string }>

beforeEach(async () => {
  clock = createManualClock('2026-06-01T09:00:00.000Z')
  courier = createCourier(clock)
  answer = async () => ({ status: 200, body: '' })
  stand = await openStand({
    provider: courier.provider,
    clock,
    installation: { delivery: 'push' },
    shop: (call) => answer(call),
  })
})
afterEach(() => stand.close())

/** Until nothing is due any more. */
async function deliver(ms = 0): Promise<void> {
  clock.advance(ms)
  for (let round = 0; round < 8; round++) {
    await stand.jobs.webhooks.round()
    await stand.jobs.webhooks.idle()
  }
}
const heard = (): ShopEvent[] => stand.posted.map(({ body }) => ShopEvent.parse(JSON.parse(body)))
const deliveries = async (state: string) => {
  const { json } = await stand.call('GET', `/v1/webhook-deliveries?state=${state}`)
  // The answer's shape is the route's own affair.
  return json['deliveries'] as { event: string; lastError: string | null; tries: number }[]
}

test('the shop hears that its order was sent, signed with its key', async () => {
  await post(stand, { waitMs: 1000 })
  await deliver()

  const [call] = stand.posted
  const now = clock.now().getTime() / 1000
  expect(call?.url).toBe('https://shop.example/hook')
  const header = call?.headers['courier-signature'] ?? ''
  expect(refuseWebhook({ body: call?.body ?? '', header }, [KEY], now)).toBeNull()
  expect(heard()).toMatchObject([
    { kind: 'state', state: 'sent', reference: '1001', number: 1, installation: 'ins_1' },
  ])
})

test('the webhook says byte for byte what the feed says', async () => {
  await post(stand, { waitMs: 1000 })
  await deliver()

  const { json } = await stand.call('GET', '/v1/tracking-events')

  expect(json['events']).toEqual(heard())
})

test('each try is signed anew, so that a late one is not too old', async () => {
  answer = async () => ({ status: 500, body: '' })
  await post(stand, { waitMs: 1000 })
  await deliver()
  answer = async () => ({ status: 204, body: '' })
  await deliver(HOUR)

  const signedAt = stand.posted.map(
    (call) => /t=(\d+)/.exec(call.headers['courier-signature'] ?? '')?.[1],
  )
  expect(Number(signedAt[1]) - Number(signedAt[0])).toBe(3600)
  expect(stand.posted[1]?.body).toBe(stand.posted[0]?.body)
  expect(await deliveries('delivered')).toHaveLength(1)
})

test('events of one shipment are heard in order, each after the one before was taken', async () => {
  await post(stand, { waitMs: 1000 })
  courier.feed(
    aTracked(
      'LMP-1001',
      anEvent('announced', '2026-06-01T09:05:00.000Z'),
      anEvent('in_transit', '2026-06-01T10:00:00.000Z'),
    ),
  )
  clock.advance(HOUR)
  await stand.jobs.polls.round()
  await stand.jobs.polls.idle()
  answer = async () => ({ status: 503, body: '' })
  await deliver()
  expect(heard().map((e) => e.number)).toEqual([1])

  answer = async () => ({ status: 200, body: '' })
  await deliver(HOUR)

  expect(heard().map((e) => e.number)).toEqual([1, 1, 2, 3])
})

test('one poisoned event holds up its own shipment, not the shop', async () => {
  answer = async ({ body }) => ({ status: body.includes('"1001"') ? 500 : 200, body: '' })
  for (const reference of ['1001', '1002', '1003']) await post(stand, { reference, waitMs: 1000 })

  await deliver()

  expect(await deliveries('delivered')).toHaveLength(2)
  expect(await deliveries('waiting')).toMatchObject([{ lastError: 'the shop answered 500' }])
})

test('a shop that is silent for three days is given up on, listed, and can be told again', async () => {
  answer = () => Promise.reject(new Error('no answer within 10000 ms'))
  await post(stand, { waitMs: 1000 })
  await deliver()
  await deliver(71 * HOUR)
  expect(await deliveries('failed')).toEqual([])
  await deliver(2 * HOUR)

  const [failed] = await deliveries('failed')
  expect(failed?.lastError).toBe('no answer within 10000 ms')

  answer = async () => ({ status: 200, body: '' })
  const again = await stand.call('POST', `/v1/webhook-deliveries/${failed?.event}/resend`)
  await deliver()

  expect(again.status).toBe(202)
  expect(await deliveries('delivered')).toMatchObject([{ event: failed?.event }])
})

test('after a failed event the next one of its shipment is told', async () => {
  answer = async () => ({ status: 500, body: '' })
  await post(stand, { waitMs: 1000 })
  await deliver()
  await deliver(73 * HOUR)
  answer = async () => ({ status: 200, body: '' })

  await stand.call('POST', '/v1/shipments/1001/cancel?waitMs=1000')
  await stand.work()
  await deliver()

  expect(heard().at(-1)).toMatchObject({ state: 'cancelled', number: 2 })
})

test('a redirect is not success', async () => {
  answer = async () => ({ status: 302, body: '' })
  await post(stand, { waitMs: 1000 })
  await deliver()

  expect(await deliveries('waiting')).toMatchObject([{ lastError: 'the shop answered 302' }])
})

test('a shop that asks is not called', async () => {
  stand.change({ delivery: 'pull' })
  await post(stand, { waitMs: 1000 })
  await deliver()

  expect(stand.posted).toEqual([])
})

test('a shop that went over to asking is not called for what waited', async () => {
  await post(stand, { waitMs: 1000 })
  stand.change({ delivery: 'pull' })
  await deliver()

  expect(stand.posted).toEqual([])
  expect(await deliveries('pulled')).toHaveLength(1)
})

test('an event of another shop cannot be sent again', async () => {
  await post(stand, { waitMs: 1000 })
  const [{ event } = { event: '' }] = await deliveries('waiting')
  stand.change({ id: 'ins_2' })

  expect((await stand.call('POST', `/v1/webhook-deliveries/${event}/resend`)).status).toBe(404)
})

describe('the challenge to a webhook address', () => {
  const installation = { id: 'ins_1', shopUrl: 'https://shop.example/store' }
  const ask = (url = 'https://shop.example/hook') => sendChallenge(stand.deps, installation, url)

  test('passes when the shop repeats it', async () => {
    answer = async ({ body }) => ({
      status: 200,
      body: JSON.stringify({ challenge: JSON.parse(body).challenge }),
    })

    expect(await ask()).toMatchObject({ ok: true })
    const [call] = stand.posted
    const [, t] = /t=(\d+)/.exec(call?.headers['courier-signature'] ?? '') ?? []
    expect(t).toBe(String(clock.now().getTime() / 1000))
  })

  test.each([
    ['another word', { status: 200, body: '{"challenge":"x"}' }, 'did not repeat'],
    ['a page', { status: 200, body: '<html>' }, 'did not repeat'],
    ['an error', { status: 500, body: '' }, '500'],
    ['a redirect', { status: 301, body: '' }, '301'],
  ])('fails on %s', async (_, reply, words) => {
    answer = async () => reply

    const verdict = await ask()

    expect(verdict.ok).toBe(false)
    expect(verdict.message).toContain(words)
  })

  test('goes to the shop’s own host only', async () => {
    expect(await ask('https://elsewhere.example/hook')).toMatchObject({ ok: false })
    expect(stand.posted).toEqual([])
  })

  test('says why the shop could not be called', async () => {
    answer = () => Promise.reject(new Error('the address lies in a private network'))

    expect((await ask()).message).toContain('private network')
  })
})
