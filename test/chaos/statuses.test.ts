import { expect, test } from 'vitest'
import { runStatuses } from './statuses/run.ts'

test('statuses survive crashes between reading and acknowledging, and end as the courier says', async () => {
  const report = await runStatuses({
    engine: 'embedded',
    processes: 1,
    seed: 11,
    orders: 20,
    events: 200,
    leastKills: 2,
    settleMs: 30_000,
  })

  expect(report).toMatchObject({ lost: [], invented: [], wrong: [] })
  expect(report.kills).toBeGreaterThanOrEqual(2)
}, 180_000)
