// npm run chaos:statuses -- [--engine embedded|postgres|both] [--events 5000] [--orders 500] [--seed 1]
// Statuses in no sensible order, with crashes between reading and acknowledging them: none may be
// lost, and gateway and shop must end with the courier's last word.
import { parseArgs } from 'node:util'
import { say } from './say.ts'
import { countProcesses, setupsOf } from './stage/setups.ts'
import { runStatuses } from './statuses/run.ts'

const { values } = parseArgs({
  options: {
    engine: { type: 'string', default: 'both' },
    events: { type: 'string', default: '5000' },
    orders: { type: 'string', default: '500' },
    kills: { type: 'string', default: '40' },
    seed: { type: 'string', default: '1' },
  },
})

for (const setup of setupsOf(values.engine)) {
  const report = await runStatuses({
    ...setup,
    seed: Number(values.seed),
    orders: Number(values.orders),
    events: Number(values.events),
    leastKills: Number(values.kills),
    settleMs: 10 * 60_000,
  })
  const { words, kills, lost, invented, wrong, repeats } = report
  say(
    `${setup.engine}, ${countProcesses(setup)}, seed ${values.seed}: ` +
      `${values.events} statuses moved, ${words} words kept apart, ${kills} crashes before the acknowledgement`,
  )
  say(
    `${lost.length} lost, ${invented.length} invented, ${wrong.length} final states wrong, ` +
      `${repeats} events pulled twice`,
  )
  if (lost.length + invented.length + wrong.length > 0 || kills < Number(values.kills)) {
    process.exitCode = 1
    say(JSON.stringify({ lost, invented, wrong }, null, 2))
  }
}
