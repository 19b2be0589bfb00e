import { DeliveryError } from '@courier-checkout/api-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createWatchClock, type WatchClock } from '../../gateway/src/jobs/watch-clock.ts'
import { addSpentMinutes } from '../../gateway/src/storage/courier-budgets.ts'
import { createManualClock, type ManualClock } from './manual-clock.ts'
import { anEvent, aTracked, type Courier, createCourier } from './shipments-courier.ts'
import { openStand, post, type Stand, shown } from './shipments-fixture.ts'

const DAY = 86_400_000
const down = new DeliveryError('courier_unavailable', 'down', { details: { sent: 'no' } })
const transit = anEvent('in_transit', '2026-06-01T10:00:00.000Z')

let clock: ManualClock
let courier: Courier
let stand: Stand
let watch: WatchClock

beforeEach(async () => {
  clock = createManualClock('2026-06-02T09:00:00.000Z')
  courier = createCourier(clock)
  stand = await openStand({ provider: courier.provider, clock })
  watch = createWatchClock(stand.deps)
  await watch.round()
})
afterEach(() => stand.close())

async function setBack(): Promise<void> {
  clock.advance(-DAY)
  await watch.round()
}

test('an order that waited for its next try is sent now, not in a day', async () => {
  courier.arm('create', down)
  await post(stand)
  await stand.work()
  expect(await shown(stand)).toMatchObject({ state: 'queued' })

  await setBack()
  await stand.work()

  expect((await shown(stand)).state).toBe('sent')
  expect(courier.orders).toHaveLength(1)
  expect(stand.logged).toContainEqual({ event: 'clock.set_back', fields: { ms: DAY } })
})

test('statuses go on being applied', async () => {
  await post(stand, { waitMs: 1_000 })
  courier.feed(aTracked('LMP-1001', anEvent('announced', '2026-06-01T09:05:00.000Z')))
  await stand.jobs.polls.round()
  await stand.jobs.polls.idle()

  await setBack()
  courier.feed(aTracked('LMP-1001', transit))
  await stand.jobs.polls.round()
  await stand.jobs.polls.idle()

  expect((await shown(stand)).events.at(-1)).toEqual(transit)
})

test('a store that has seen a later time is told apart from a clock that stands right', async () => {
  const spent = { tenantId: '8814', login: 'l', requests: 1, browserRequests: 0 }
  await addSpentMinutes(stand.db, [{ ...spent, minute: '2026-06-02T08:59' }])
  await createWatchClock(stand.deps).round()
  expect(stand.logged.filter(({ event }) => event === 'clock.set_back')).toEqual([])

  await addSpentMinutes(stand.db, [{ ...spent, minute: '2026-06-03T09:00' }])
  await createWatchClock(stand.deps).round()

  expect(stand.logged).toContainEqual({ event: 'clock.set_back', fields: { ms: DAY } })
})

test('a lease that no live worker can have is free for the other processes', async () => {
  await stand.close()
  stand = await openStand({
    provider: courier.provider,
    clock,
    settings: { isOnlyWorker: false },
  })
  watch = createWatchClock(stand.deps)
  await watch.round()
  stand.jobs.isKicked = false
  await post(stand)
  const soon = new Date(clock.now().getTime() + 60_000).toISOString()
  await stand.db.query("UPDATE shipment SET leased_until = ?, leased_by = 'dead'", [soon])

  await setBack()
  await stand.work()

  expect((await shown(stand)).state).toBe('sent')
})
