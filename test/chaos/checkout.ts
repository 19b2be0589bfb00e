// npm run chaos:checkout -- [--visits 20]
// Every fault of a courier against everything a checkout asks for: how long the page waited, what it
// was told, and whether other accounts noticed.
import { parseArgs } from 'node:util'
import { runCheckout } from './checkout/run.ts'
import { CHECKOUT_FAULTS } from './checkout/wire.ts'
import { say } from './say.ts'

const BUDGET_MS = 1_500

const { values } = parseArgs({ options: { visits: { type: 'string', default: '20' } } })
const report = await runCheckout({ faults: CHECKOUT_FAULTS, visits: Number(values.visits) })

say(`${'fault'.padEnd(8)} ${'asked for'.padEnd(32)} ${'worst'.padStart(8)}  told`)
for (const { fault, ask, worstMs, outcomes, wrong } of report.cells) {
  const told = Object.entries(outcomes)
    .map(([outcome, n]) => `${outcome} ×${n}`)
    .join(', ')
  const mark = worstMs > BUDGET_MS || wrong.length > 0 ? '  ← wrong' : ''
  say(`${fault.padEnd(8)} ${ask.padEnd(32)} ${ms(worstMs)}  ${told}${mark}`)
}
const worst = Math.max(...report.cells.map(({ worstMs }) => worstMs))
const { others, calm } = report
say(`worst answer ${ms(worst)} of ${BUDGET_MS} ms`)
say(
  `another account meanwhile: ${others.visits} new quotes, ${others.failed} failed, ` +
    `worst ${ms(others.worstMs)} (before the trouble ${ms(calm.worstMs)})`,
)
const isGood =
  worst <= BUDGET_MS &&
  others.worstMs <= BUDGET_MS &&
  others.failed === 0 &&
  report.cells.every(({ wrong }) => wrong.length === 0)
process.exitCode = isGood ? 0 : 1

function ms(value: number): string {
  return `${value.toFixed(0).padStart(6)} ms`
}
