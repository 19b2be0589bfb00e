import { afterEach, beforeEach } from 'vitest'
import { createManualClock, type ManualClock } from './manual-clock.ts'
import { type Courier, createCourier } from './shipments-courier.ts'
import { openStand, type Stand, type StandOptions } from './shipments-fixture.ts'

export const MINUTE = 60_000

// Importers see what stands here now: a new one for each test.
export let clock: ManualClock
export let courier: Courier
export let stand: Stand

/** For every test of the file that calls it: a gateway and a courier in memory, on the first of June. */
export function openEachTime(): void {
  beforeEach(async () => {
    clock = createManualClock('2026-06-01T09:00:00.000Z')
    courier = createCourier(clock)
    stand = await openStand({ provider: courier.provider, clock })
  })
  afterEach(() => stand.close())
}

/** The same with other settings of the gateway. */
export async function openAgain(settings: StandOptions['settings'] & object): Promise<void> {
  await stand.close()
  stand = await openStand({ provider: courier.provider, clock, settings })
}

/** The next time something is due, and what is then done. */
export async function laterWork(ms = MINUTE): Promise<void> {
  clock.advance(ms)
  await stand.work()
}
