import type { CourierProvider, PickupPoint } from '@courier-checkout/api-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { manyPoints } from '../../../test/fixtures/a-point.ts'
import type { Installation } from '../installation.ts'
import { createBackground } from '../lib/background.ts'
import { createMetrics } from '../lib/metrics.ts'
import { createPoints } from '../points.ts'
import { migrate } from '../storage/migrate.ts'
import { MIGRATIONS } from '../storage/migrations/index.ts'
import { openSqlite } from '../storage/sqlite.ts'
import { openPacker } from './packer.ts'
import { createPointsDataset } from './points-dataset.ts'

const SIX_HOURS = 6 * 3_600_000
const asker = {
  tenantId: '8814',
  merchantId: 'mer_1',
  budget: 'browser' as const,
  requestId: 'req-1',
}
// Only the tenant is read.
const installation = { tenantId: '8814' } as Installation

let close: () => Promise<void>
let now: number
let courierHas: readonly PickupPoint[]
let reads: number
let start: () => ReturnType<typeof createPoints>

beforeEach(async () => {
  now = Date.parse('2026-06-01T06:00:00.000Z')
  reads = 0
  const db = await openSqlite(':memory:')
  const clock = { now: () => new Date(now), wait: async () => {} }
  await migrate(db, MIGRATIONS, clock.now())
  const courier: Partial<CourierProvider> = {
    checkAccount: async () => ({ merchantCode: '1' }),
    async *allPickupPoints() {
      reads++
      yield courierHas
    },
  }
  const background = createBackground(() => {})
  const directory = {
    accounts: async () => [{ tenantId: '8814', merchantId: 'mer_1', streamId: '1' }],
    provider: async () => courier as CourierProvider,
  }
  const log = (): void => {}
  const metrics = createMetrics()
  const stopping = background.signal
  start = () =>
    createPoints({
      db,
      directory,
      clock,
      log,
      background,
      metrics,
      stopping,
      shared: null,
      turns: null,
      pointsDataset: createPointsDataset({ clock, log, metrics, openPacker, stopping }),
    })
  close = async () => {
    await background.stop()
    await db.close()
  }
})
afterEach(() => close())

const inTown = async (points: ReturnType<typeof createPoints>): Promise<number> =>
  (await points.inTown(installation, asker, '15500')).points.length

test('half a list takes the place of a whole one neither here nor after a restart', async () => {
  const points = start()
  courierHas = manyPoints(100)
  await points.warm('8814')
  courierHas = manyPoints(40)
  now += SIX_HOURS

  await points.warm('8814')

  expect(await inTown(points)).toBe(100)
  const restarted = start()
  await restarted.warm('8814')
  expect(await inTown(restarted)).toBe(100)
})

test('after a bad list the courier is left alone for a while, then asked again', async () => {
  const points = start()
  courierHas = manyPoints(100)
  await points.warm('8814')
  courierHas = []
  now += SIX_HOURS
  await points.warm('8814')

  await points.warm('8814')
  const readsAtOnce = reads
  now += 1_800_000
  courierHas = manyPoints(101)
  await points.warm('8814')

  expect(readsAtOnce).toBe(2)
  expect(await inTown(points)).toBe(101)
})
