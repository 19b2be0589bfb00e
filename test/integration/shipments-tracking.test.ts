import type { ShopEvent } from '@courier-checkout/api-client/contract'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { anEvent, aTracked, type Courier, createCourier } from './shipments-courier.ts'
import {
  createManualClock,
  type ManualClock,
  openStand,
  post,
  type Stand,
  shown,
} from './shipments-fixture.ts'

const MINUTE = 60_000
const announced = anEvent('announced', '2026-06-01T09:05:00.000Z')
const transit = anEvent('in_transit', '2026-06-01T10:00:00.000Z')
const delivered = anEvent('delivered', '2026-06-02T10:00:00.000Z')

let clock: ManualClock
let courier: Courier
let stand: Stand

beforeEach(async () => {
  clock = createManualClock('2026-06-01T09:00:00.000Z')
  courier = createCourier(clock)
  stand = await openStand({ provider: courier.provider, clock })
  await post(stand, { waitMs: 1000 })
})
afterEach(() => stand.close())

/** The feed's next turn. */
async function poll(): Promise<void> {
  clock.advance(10 * MINUTE)
  await stand.jobs.polls.round()
  await stand.jobs.polls.idle()
}

/** The parcels that were hinted at. */
async function refresh(): Promise<void> {
  await stand.jobs.tracking.round()
  await stand.jobs.tracking.idle()
}

async function told(after = ''): Promise<readonly ShopEvent[]> {
  const { json } = await stand.call('GET', `/v1/tracking-events?after=${after}&limit=500`)
  // The answer's shape is the route's own affair.
  return json['events'] as ShopEvent[]
}

async function statuses(): Promise<readonly (string | undefined)[]> {
  return (await told()).filter((e) => e.kind === 'tracking').map((e) => e.tracking?.courierStatus)
}

describe('the status feed', () => {
  test('is stored, told to the shop, and only then acknowledged', async () => {
    courier.feed(aTracked('LMP-1001', announced, transit))
    const stored: unknown[] = []
    const { changes } = courier.provider
    courier.provider.changes = async (feed, call) => {
      const page = await changes?.(feed, call)
      if (!page?.acknowledge) return { shipments: [], acknowledge: null }
      const { acknowledge } = page
      return {
        ...page,
        acknowledge: async (c) => {
          stored.push(...(await stand.db.query('SELECT event_id FROM shop_event')))
          await acknowledge(c)
        },
      }
    }

    await poll()

    // One of them said that it was sent.
    expect(stored).toHaveLength(3)
    expect((await shown(stand)).events).toEqual([announced, transit])
    expect((await shown(stand)).waybill).toBe('AWB-1')
  })

  test('is read until it is empty', async () => {
    courier.feed(aTracked('LMP-1001', announced))
    courier.feed(aTracked('LMP-1001', announced, transit))

    await poll()

    expect(courier.calls.slice(1)).toEqual([
      'changes',
      'acknowledge',
      'changes',
      'acknowledge',
      'changes',
    ])
    expect(await statuses()).toEqual(['ANNOUNCED', 'IN_TRANSIT'])
  })

  test('a crash before the acknowledgement repeats events and doubles none', async () => {
    courier.feed(aTracked('LMP-1001', announced, transit))
    const { changes } = courier.provider
    let isDead = true
    courier.provider.changes = async (feed, call) => {
      const page = await changes?.(feed, call)
      if (!page) throw new Error('the fake has a feed')
      const die = (): Promise<void> => Promise.reject(new Error('the process died'))
      return isDead ? { ...page, acknowledge: die } : page
    }
    await poll()

    isDead = false
    await poll()

    expect(courier.acknowledgements()).toBe(1)
    expect(await statuses()).toEqual(['ANNOUNCED', 'IN_TRANSIT'])
  })

  test('a number that is nobody’s of ours is passed over', async () => {
    courier.feed(aTracked('SOMEBODY-1', announced))

    await poll()

    expect(courier.acknowledgements()).toBe(1)
    expect(await stand.db.query('SELECT at FROM tracking_event')).toEqual([])
    expect(stand.logged).toContainEqual({
      event: 'feed.read',
      fields: { merchantId: 'mer_1', parcels: 1, foreign: 1 },
    })
  })

  test('an unknown word is shown, and moves nothing', async () => {
    const unknown = anEvent('unknown', '2026-06-01T11:00:00.000Z', { courierStatus: 'TELEPORTED' })
    courier.feed(aTracked('LMP-1001', transit, unknown))

    await poll()

    expect((await shown(stand)).events).toEqual([transit, unknown])
    const [row] = await stand.db.query<{ present: string }>('SELECT present FROM shipment')
    expect(JSON.parse(row?.present ?? '')).toEqual(transit)
  })

  test('a driver’s word is marked as provisional', async () => {
    const provisional = { ...delivered, provisional: true }
    courier.feed(aTracked('LMP-1001', provisional))

    await poll()

    expect((await told()).at(-1)?.tracking).toMatchObject({
      status: 'delivered',
      provisional: true,
    })
  })

  test('going back is the courier’s last word, and the last the shop hears', async () => {
    const back = anEvent('rescheduled', '2026-06-03T10:00:00.000Z')
    courier.feed(aTracked('LMP-1001', transit, delivered))
    courier.feed(aTracked('LMP-1001', transit, delivered, back))

    await poll()

    expect((await statuses()).at(-1)).toBe('RESCHEDULED')
    expect((await shown(stand)).events.at(-1)).toEqual(back)
  })

  test('a step that comes late takes its place in time and leaves the last state alone', async () => {
    courier.feed(aTracked('LMP-1001', announced, delivered))
    courier.feed(aTracked('LMP-1001', announced, transit, delivered))

    await poll()

    expect((await shown(stand)).events).toEqual([announced, transit, delivered])
    expect((await statuses()).at(-1)).toBe('DELIVERED')
  })

  test('numbers grow by one per shipment, whatever happens', async () => {
    courier.feed(aTracked('LMP-1001', announced, transit))
    await poll()
    await stand.call('POST', '/v1/shipments/1001/cancel?waitMs=1000')

    const events = await told()

    expect(events.map((e) => e.number)).toEqual(events.map((_, i) => i + 1))
    expect(new Set(events.map((e) => e.event)).size).toBe(events.length)
  })

  test('is read rarely when quiet, oftener when there is news', async () => {
    const wait = async (): Promise<number> => {
      const [row] = await stand.db.query<{ interval_ms: number }>(
        'SELECT interval_ms FROM status_poll',
      )
      return row?.interval_ms ?? 0
    }
    const quiet: number[] = []
    for (let i = 0; i < 12; i++) {
      await poll()
      quiet.push(await wait())
    }
    courier.feed(aTracked('LMP-1001', announced))
    await poll()

    expect(quiet.slice(0, 3)).toEqual([30_000, 45_000, 67_500])
    expect(quiet.at(-1)).toBe(10 * MINUTE)
    expect(await wait()).toBe(5 * MINUTE)
  })

  test('is read by one process at a time', async () => {
    await Promise.all([stand.jobs.polls.round(), stand.jobs.polls.round()])
    await stand.jobs.polls.idle()

    expect(courier.calls.filter((call) => call === 'changes')).toHaveLength(1)
  })

  test('a parcel that moves before its own send is settled loses nothing', async () => {
    courier.arm('create', 'did_it_but_silent')
    await post(stand, { reference: '1002' })
    await stand.work()
    const standing = courier.find('LMP-1002')
    standing?.events.push(announced)
    courier.feed(aTracked('LMP-1002', announced))

    await poll()
    await stand.work()
    await refresh()

    const { state, events } = await shown(stand, '1002')
    expect({ state, events }).toEqual({ state: 'sent', events: [announced] })
  })
})

describe('an older attempt', () => {
  test('is shown with its number and never applied', async () => {
    await stand.call('POST', '/v1/shipments/1001/cancel?waitMs=1000')
    await post(stand, { attempt: 2, waitMs: 1000 })
    courier.feed(aTracked('LMP-1001', anEvent('returned', '2026-06-04T10:00:00.000Z')))

    await poll()

    expect((await told()).at(-1)).toMatchObject({ attempt: 1, tracking: { status: 'returned' } })
    expect(await shown(stand)).toMatchObject({ attempt: 2, state: 'sent', events: [] })
  })
})

describe('the courier’s webhook', () => {
  const hook = (secret: string, body: string) =>
    stand.app.request(`/v1/courier-events/${secret}`, {
      method: 'POST',
      body,
      headers: { 'x-no-caller': '1' },
    })

  test('is a hint only: what is true is asked of the courier', async () => {
    courier.find('LMP-1001')?.events.push(transit)

    const answer = await hook('hook-secret', 'LMP-1001')
    await refresh()

    expect(answer.status).toBe(200)
    expect(courier.calls.at(-1)).toBe('track LMP-1001')
    expect((await shown(stand)).events).toEqual([transit])
  })

  test('an address without the secret does not exist', async () => {
    expect((await hook('guessed', 'LMP-1001')).status).toBe(404)
  })

  test('about a number that is not ours, or in no known words, it asks nothing', async () => {
    expect((await hook('hook-secret', 'SOMEBODY-1')).status).toBe(200)
    expect((await hook('hook-secret', '<html>')).status).toBe(200)
    await refresh()

    expect(courier.calls).toEqual(['create LMP-1001'])
  })

  test('a hundred hints of one number are one question', async () => {
    await Promise.all(Array.from({ length: 100 }, () => hook('hook-secret', 'LMP-1001')))
    await refresh()
    await refresh()

    expect(courier.calls.filter((call) => call.startsWith('track'))).toHaveLength(1)
  })
})

describe('more hints than an account may ask about one by one', () => {
  test('hasten the feed instead, which brings them all', async () => {
    await stand.close()
    stand = await openStand({
      provider: courier.provider,
      clock,
      settings: { lookUps: { atOnce: 2, perHour: 2 } },
    })
    const references = ['1001', '1002', '1003', '1004', '1005']
    for (const reference of references) await post(stand, { reference, waitMs: 1000 })
    await poll()
    for (const reference of references) {
      courier.find(`LMP-${reference}`)?.events.push(transit)
      courier.feed(aTracked(`LMP-${reference}`, transit))
      await stand.app.request('/v1/courier-events/hook-secret', {
        method: 'POST',
        body: `LMP-${reference}`,
        headers: { 'x-no-caller': '1' },
      })
    }
    await refresh()
    expect(courier.calls.filter((call) => call.startsWith('track'))).toHaveLength(2)

    clock.advance(20_000)
    await stand.jobs.polls.round()
    await stand.jobs.polls.idle()

    const known = await Promise.all(references.map((reference) => shown(stand, reference)))
    expect(known.map(({ events }) => events)).toEqual(references.map(() => [transit]))
  })
})

describe('the shop’s own feed', () => {
  test('goes on from its cursor and ends', async () => {
    courier.feed(aTracked('LMP-1001', announced, transit, delivered))
    await poll()
    const seen: number[] = []
    let after = ''

    for (;;) {
      const { json } = await stand.call('GET', `/v1/tracking-events?after=${after}&limit=2`)
      const events = json['events'] as ShopEvent[]
      if (events.length === 0) break
      seen.push(...events.map((e) => e.number))
      after = String(json['next'])
    }

    expect(seen).toEqual([1, 2, 3, 4])
    expect(await told(after)).toEqual([])
  })

  test('never skips an event that was still being written', async () => {
    await Promise.all(
      Array.from({ length: 30 }, (_, i) => post(stand, { reference: `many-${i}`, waitMs: 1000 })),
    )
    await stand.work()
    const rows = await stand.db.query<{ position: number }>(
      'SELECT position FROM shop_event ORDER BY position',
    )

    expect(rows.map((row) => row.position)).toEqual(rows.map((_, i) => i + 1))
    expect(rows).toHaveLength(31)
  })

  test('shows nothing of another shop', async () => {
    stand.change({ id: 'ins_2' })

    expect(await told()).toEqual([])
  })

  test('a cursor of another form is refused', async () => {
    expect((await stand.call('GET', '/v1/tracking-events?after=x')).status).toBe(400)
  })
})
