// npm run chaos:outbox -- [--engine embedded|postgres|both] [--orders 2000] [--kills 30] [--seed 1]
// Kills the gateway while orders come in and the courier fails: every acknowledged order must stand
// at the courier exactly once.
import { parseArgs } from 'node:util'
import { FAULT_KINDS } from '@courier-checkout/simulator'
import { runOutbox } from './outbox/run.ts'
import type { Trouble } from './outbox/stir.ts'
import { isClean } from './outbox/verdict.ts'
import { say } from './say.ts'
import { countProcesses, setupsOf } from './stage/setups.ts'

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'both' },
    orders: { type: 'string', default: '2000' },
    clients: { type: 'string', default: '50' },
    kills: { type: 'string', default: '30' },
    seed: { type: 'string', default: '1' },
  },
})

/** Answers that got lost after the work was done are the worst, so they come more often. */
const EVERY_FAULT: Trouble['faults'] = ['lost-reset', 'lost-reset', ...FAULT_KINDS]

for (const setup of setupsOf(values.engine)) {
  say(`\n${setup.engine}: ${countProcesses(setup)}, seed ${values.seed}`)
  const report = await runOutbox(
    {
      ...setup,
      seed: Number(values.seed),
      orders: Number(values.orders),
      clients: Number(values.clients),
      leastKills: Number(values.kills),
      pauseMs: 1_500,
      killEvery: [200, 1_200],
      faultEvery: [20, 200],
      faults: EVERY_FAULT,
      settleMs: 15 * 60_000,
    },
    say,
  )
  say(`settled ${(report.settledMs / 1000).toFixed(0)} s later`)
  say(
    `courier ${report.atCourier}, acknowledged ${report.acknowledged}: ${report.lost.length} lost, ` +
      `${report.doubled.length} doubled, ${report.strange.length} unasked, ` +
      `${report.unknown.length} whose number the shop does not know`,
  )
  if (!isClean(report) || report.kills < Number(values.kills)) {
    process.exitCode = 1
    const { lost, doubled, strange, unknown } = report
    say(JSON.stringify({ lost, doubled, strange, unknown }, null, 2))
  }
}
