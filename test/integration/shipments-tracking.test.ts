import { describe, expect, test } from 'vitest'
import { createPollStatuses } from '../../gateway/src/jobs/poll-statuses.ts'
import { anEvent, aTracked } from './shipments-courier.ts'
import { post, shown } from './shipments-fixture.ts'
import {
  announced,
  delivered,
  poll,
  refresh,
  sendEachTime,
  statuses,
  told,
  transit,
} from './shipments-news.ts'
import { clock, courier, MINUTE, stand } from './shipments-stand.ts'

sendEachTime()

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

  test('is not acknowledged by a process that lost its turn to another', async () => {
    const other = createPollStatuses(stand.deps, {
      signal: new AbortController().signal,
      isHinted: () => false,
      onFree: () => {},
    })
    const { changes } = courier.provider
    let isFirst = true
    courier.feed(aTracked('LMP-1001', announced))
    courier.provider.changes = async (feed, call) => {
      const page = await changes?.(feed, call)
      if (!page) throw new Error('the fake has a feed')
      if (!isFirst) return { ...page, acknowledge: () => Promise.reject(new Error('it died')) }
      isFirst = false
      // The first is held up, and the second reads more than the first has seen, then dies.
      clock.advance(2 * MINUTE)
      courier.replaceFeed(aTracked('LMP-1001', announced, transit))
      await other.round()
      await other.idle()
      return page
    }

    await poll()

    expect(courier.acknowledgements()).toBe(0)
  })

  test('last year’s order of the same number moves nothing of ours', async () => {
    const old = anEvent('delivered', '2025-12-20T10:00:00.000Z')
    courier.find('LMP-1001')?.events.push(announced)
    courier.feed(aTracked('LMP-1001', anEvent('announced', '2025-12-10T10:00:00.000Z'), old))

    await poll()
    clock.advance(MINUTE)
    await refresh()

    expect((await shown(stand)).events).toEqual([announced])
    expect(courier.acknowledgements()).toBe(1)
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
