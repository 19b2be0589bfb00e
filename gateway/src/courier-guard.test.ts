import type { CourierProvider } from '@courier-checkout/api-client'
import { expect, test } from 'vitest'
import { guardCouriers } from './courier-guard.ts'
import { createMetrics } from './lib/metrics.ts'
import { findTenant } from './tenants.ts'

const TENANT = findTenant({ allowsAny: true, listed: [], described: {} }, '8814')
const CALL = { signal: new AbortController().signal }
const SICK = { courierCode: '8814', login: 'sick', password: '' }
const WELL = { courierCode: '8814', login: 'well', password: '' }

/** Couriers of two accounts: one hangs, the other answers. */
function twoAccounts() {
  const metrics = createMetrics()
  const guard = guardCouriers(
    ({ login }) => {
      const hangs = login === SICK.login
      const answer = () => (hangs ? new Promise<never>(() => {}) : Promise.resolve([]))
      // Nothing else of a courier is asked here.
      const courier = { serviceLevels: answer, findShipment: async () => null }
      return courier as unknown as CourierProvider
    },
    { clock: { now: () => new Date() }, metrics },
  )
  const open = (account: typeof SICK) => guard.open(account, TENANT, { take: () => {} })
  return { guard, metrics, sick: open(SICK), well: open(WELL) }
}

test('an account that hangs keeps its own places only, and those are counted', async () => {
  const { sick, well, guard, metrics } = twoAccounts()
  for (let i = 0; i < 24; i++) void sick.serviceLevels(CALL)

  await expect(sick.serviceLevels(CALL)).rejects.toMatchObject({
    code: 'courier_unavailable',
    details: { retryAfterMs: 1_000 },
  })
  expect(await well.serviceLevels(CALL)).toEqual([])
  expect(guard.health()).toEqual([
    { account: '8814/sick', state: 'closed', inFlight: 24 },
    { account: '8814/well', state: 'closed', inFlight: 0 },
  ])
  expect(await metrics.print()).toContain('gateway_courier_not_asked_total{why="full"} 1')
})

test('an order is looked up whatever checkouts do to their courier', async () => {
  const { sick } = twoAccounts()
  for (let i = 0; i < 24; i++) void sick.serviceLevels(CALL)

  expect(await sick.findShipment('1001', CALL)).toBeNull()
})
