import { expect, test } from 'vitest'
import { type OutboxTrial, runOutbox } from './outbox/run.ts'

const TRIAL: Omit<OutboxTrial, 'engine' | 'processes'> = {
  seed: 7,
  orders: 40,
  clients: 8,
  leastKills: 3,
  pauseMs: 500,
  killEvery: [200, 600],
  faultEvery: [10, 60],
  faults: ['lost-reset', 'lost-reset', 'lost-hang', 'reset', 'http500', 'truncated', 'garbage'],
  isHasty: true,
  settleMs: 60_000,
}
const CLEAN = { acknowledged: 40, atCourier: 40, lost: [], doubled: [], strange: [], unknown: [] }

test('a gateway killed again and again hands over each acknowledged order exactly once', async () => {
  const report = await runOutbox({ ...TRIAL, engine: 'embedded', processes: 1 }, () => undefined)

  expect(report).toMatchObject(CLEAN)
  expect(report.kills).toBeGreaterThanOrEqual(3)
}, 180_000)

test('gateways that share PostgreSQL and are killed in turn do so too', async () => {
  const report = await runOutbox({ ...TRIAL, engine: 'postgres', processes: 2 }, () => undefined)

  expect(report).toMatchObject(CLEAN)
  expect(report.kills).toBeGreaterThanOrEqual(3)
}, 180_000)

test('a rolling restart under load loses nothing, and each process ends by itself', async () => {
  const rolling = { ...TRIAL, how: 'restart' as const, killEvery: [500, 900] as const }
  const report = await runOutbox({ ...rolling, engine: 'postgres', processes: 2 }, () => undefined)

  expect(report).toMatchObject(CLEAN)
}, 180_000)
