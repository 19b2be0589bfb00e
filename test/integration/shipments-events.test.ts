import type { ShopEvent } from '@courier-checkout/api-client/contract'
import { describe, expect, test } from 'vitest'
import { aTracked } from './shipments-courier.ts'
import { post } from './shipments-fixture.ts'
import { announced, delivered, poll, sendEachTime, told, transit } from './shipments-news.ts'
import { courier, stand } from './shipments-stand.ts'

sendEachTime()

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
