import { describe, expect, test } from 'vitest'
import { aTracked } from './shipments-courier.ts'
import { post, shown } from './shipments-fixture.ts'
import { delivered, poll, refresh, sendEachTime, statuses, transit } from './shipments-news.ts'
import { clock, courier, MINUTE, openAgain, stand } from './shipments-stand.ts'

sendEachTime()

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
    await openAgain({ lookUps: { atOnce: 2, perHour: 2 } })
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

describe('another process whose clock is ahead', () => {
  test('makes no last word go unheard', async () => {
    courier.feed(aTracked('LMP-1001', transit))
    await poll()
    await stand.db.query("UPDATE shipment SET tracked_at = '2026-06-01T09:20:30.000Z'")
    courier.find('LMP-1001')?.events.push(transit, delivered)
    courier.feed(aTracked('LMP-1001', transit, delivered))

    await poll()
    clock.advance(MINUTE)
    await refresh()

    expect(await statuses()).toEqual(['IN_TRANSIT', 'DELIVERED'])
    expect((await shown(stand)).events).toEqual([transit, delivered])
  })
})
