import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Jobs, startJobs } from '../../gateway/src/jobs/start.ts'
import { createSystemClock } from '../../gateway/src/lib/clock.ts'
import { createManualClock } from './manual-clock.ts'
import { type Courier, createCourier } from './shipments-courier.ts'
import { openStand, post, type Stand, shown } from './shipments-fixture.ts'

let courier: Courier
let stand: Stand
let jobs: Jobs

beforeEach(async () => {
  const clock = createManualClock('2026-06-01T09:00:00.000Z')
  courier = createCourier(clock)
  stand = await openStand({ provider: courier.provider, clock })
  stand.jobs.isKicked = false
})
afterEach(async () => {
  await jobs.stop()
  await stand.close()
})

const start = (): Promise<Jobs> =>
  startJobs({ ...stand.deps, settings: { ...stand.deps.settings, idleMs: 5 } })

/** Holds the courier's answer back until it is let go. */
function holdAnswers(): { readonly begun: Promise<void>; release(): void } {
  const { createShipment } = courier.provider
  let release = (): void => {}
  let begin = (): void => {}
  const begun = new Promise<void>((resolve) => {
    begin = resolve
  })
  const gate = new Promise<void>((resolve) => {
    release = resolve
  })
  courier.provider.createShipment = async (order, call) => {
    begin()
    const aborted = new Promise<never>((_, reject) => {
      call.signal.addEventListener('abort', () => reject(call.signal.reason))
    })
    await Promise.race([gate, aborted])
    return createShipment(order, call)
  }
  return { begun, release: () => release() }
}

test('a kick sends what is due at once', async () => {
  jobs = await start()
  await post(stand)

  jobs.kickShipments()

  await expect.poll(async () => (await shown(stand)).state).toBe('sent')
})

test('what a crash left leased is taken up at the start when nobody else is there', async () => {
  await post(stand)
  await stand.db.query(
    "UPDATE shipment SET leased_by = 'dead', leased_until = '2026-06-01T09:01:00.000Z'",
  )

  jobs = await start()

  await expect.poll(async () => (await shown(stand)).state).toBe('sent')
})

test('stopping lets a send end and writes its outcome down', async () => {
  const held = holdAnswers()
  await post(stand)
  jobs = await start()
  await held.begun

  const stopped = jobs.stop()
  held.release()
  await stopped

  expect((await shown(stand)).state).toBe('sent')
  expect(await stand.db.query('SELECT leased_until FROM shipment')).toEqual([{ leased_until: '' }])
})

test('a send that does not end in time is broken off, and looked up by whoever comes next', async () => {
  const held = holdAnswers()
  await post(stand)
  const clock = createSystemClock()
  jobs = await startJobs({ ...stand.deps, clock: { ...stand.deps.clock, wait: clock.wait } })
  await held.begun

  await jobs.stop(10)

  const [row] = await stand.db.query('SELECT is_unanswered, is_trying, leased_until FROM shipment')
  expect(row).toEqual({ is_unanswered: 1, is_trying: 0, leased_until: '' })
  expect((await shown(stand)).reason?.code).toBe('courier_unavailable')
})

test('nothing is begun after it was stopped', async () => {
  jobs = await start()
  await jobs.stop()
  await post(stand)

  jobs.kickShipments()

  expect((await shown(stand)).state).toBe('queued')
  expect(courier.calls).not.toContain('create LMP-1001')
})

test('a round that fails is logged and the next one is tried', async () => {
  const { accounts } = stand.deps.directory
  let failures = 1
  stand.deps.directory.accounts = () =>
    failures-- > 0 ? Promise.reject(new Error('the store is away')) : accounts()
  const clock = createSystemClock()

  // Real time, because the list of accounts is read anew only after a while.
  jobs = await startJobs({
    ...stand.deps,
    clock,
    settings: { ...stand.deps.settings, idleMs: 5 },
  })

  await expect.poll(() => stand.logged.map(({ event }) => event)).toContain('job.crashed')
})
