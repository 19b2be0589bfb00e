import type { ShopEvent } from '@courier-checkout/api-client/contract'
import { beforeEach } from 'vitest'
import { anEvent } from './shipments-courier.ts'
import { post } from './shipments-fixture.ts'
import { clock, MINUTE, openEachTime, stand } from './shipments-stand.ts'

export const announced = anEvent('announced', '2026-06-01T09:05:00.000Z')
export const transit = anEvent('in_transit', '2026-06-01T10:00:00.000Z')
export const delivered = anEvent('delivered', '2026-06-02T10:00:00.000Z')

/** For every test of the file that calls it: a shipment that the courier has. */
export function sendEachTime(): void {
  openEachTime()
  beforeEach(async () => {
    await post(stand, { waitMs: 1000 })
  })
}

/** The feed's next turn. */
export async function poll(): Promise<void> {
  clock.advance(10 * MINUTE)
  await stand.jobs.polls.round()
  await stand.jobs.polls.idle()
}

/** The parcels that were hinted at. */
export async function refresh(): Promise<void> {
  await stand.jobs.tracking.round()
  await stand.jobs.tracking.idle()
}

export async function told(after = ''): Promise<readonly ShopEvent[]> {
  const { json } = await stand.call('GET', `/v1/tracking-events?after=${after}&limit=500`)
  // The answer's shape is the route's own affair.
  return json['events'] as ShopEvent[]
}

export async function statuses(): Promise<readonly (string | undefined)[]> {
  return (await told()).filter((e) => e.kind === 'tracking').map((e) => e.tracking?.courierStatus)
}
