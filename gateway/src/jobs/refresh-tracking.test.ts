import type { CourierProvider } from '@courier-checkout/api-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSystemClock } from '../lib/clock.ts'
import { SHIPPING_DEFAULTS, type ShippingDeps } from '../shipping/deps.ts'
import type { Database } from '../storage/database.ts'
import { migrate } from '../storage/migrate.ts'
import { MIGRATIONS } from '../storage/migrations/index.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { requestTracking } from '../storage/track-requests.ts'
import { createRefreshTracking } from './refresh-tracking.ts'

let db: Database

beforeEach(async () => {
  db = await openSqlite(':memory:')
  await migrate(db, MIGRATIONS, new Date())
})
afterEach(() => db.close())

test('an account whose courier hangs holds up nobody else’s parcels', async () => {
  const asked: string[] = []
  const stopping = new AbortController()
  const tracking = createRefreshTracking(someDeps(asked), {
    signal: stopping.signal,
    onFree: () => undefined,
  })
  for (let i = 0; i < 50; i++) await hint('hangs', `h${i}`)
  await hint('answers', 'a1')

  await tracking.round()
  await expect.poll(() => asked).toContain('answers a1')

  expect(asked.filter((one) => one.startsWith('hangs'))).toHaveLength(4)
  stopping.abort()
  await tracking.idle()
})

const hint = (merchantId: string, courierReference: string): Promise<void> =>
  requestTracking(
    db,
    { tenantId: '8', merchantId },
    { courierReference, hint: 'hint_1', dueAt: '2026-06-01T00:00:00.000Z' },
  )

/** Only what the job itself uses. */
function someDeps(asked: string[]): ShippingDeps {
  const toProvider = (merchantId: string): Pick<CourierProvider, 'track'> => ({
    track(courierReference, { signal }) {
      asked.push(`${merchantId} ${courierReference}`)
      if (merchantId === 'answers') return Promise.resolve(null)
      return new Promise((_, reject) => {
        signal.addEventListener('abort', () => reject(signal.reason))
      })
    },
  })
  return {
    db,
    directory: { provider: async (merchantId: string) => toProvider(merchantId) },
    clock: createSystemClock(),
    log: () => undefined,
    random: () => 0.5,
    settings: SHIPPING_DEFAULTS,
  } as unknown as ShippingDeps
}
