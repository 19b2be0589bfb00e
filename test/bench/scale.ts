// npm run scale -- [--shops 100000] [--orders-a-day 10] [--look-ups-per-hour 300] [--seed 1]
// A peak hour of many shops against the couriers' limits, with the gateway's own limiter: whose
// prices come from the courier, whose orders wait, and what one gateway and its database must bear.
import { parseArgs } from 'node:util'
import { createRandom } from '../chaos/random.ts'
import { type AccountHour, runAccount, type Shopping } from './scale/account.ts'
import { drawShops } from './scale/shops.ts'

const { values } = parseArgs({
  options: {
    shops: { type: 'string', default: '100000' },
    'orders-a-day': { type: 'string', default: '10' },
    /** Of one account's parcels, after the courier's webhooks hinted at them. */
    'look-ups-per-hour': { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
  },
})

/** Assumptions, each of them an argument in docs/scale.md. */
const SHOPPING: Shopping = {
  peakShare: 0.12,
  checkoutsPerOrder: 8,
  questionsPerCheckout: 6,
  distinctPerCheckout: 2,
  commonCartShare: 0.2,
  failureShare: 0.01,
  trackingHintsPerOrder: 6,
  lookUpsPerHour: Number(values['look-ups-per-hour']),
  feedReadsPerHour: 8,
}

const random = createRandom(Number(values.seed))
const shops = drawShops(random, {
  count: Number(values.shops),
  ordersPerDay: Number(values['orders-a-day']),
})
const hours = shops.map((ordersPerDay) => runAccount(random, ordersPerDay, SHOPPING))
const total = (of: (hour: AccountHour) => number): number =>
  hours.reduce((sum, h) => sum + of(h), 0)
const share = (part: number, whole: number): string =>
  `${((100 * part) / Math.max(1, whole)).toFixed(part === 0 ? 0 : 3)} %`

const orders = total((hour) => hour.orders)
const questions = total((hour) => hour.questions)
const asked = total((hour) => hour.asked)
const refused = total((hour) => hour.refused)
const calls = total((hour) => hour.calls)
const squeezed = hours.filter((hour) => hour.refused > 0)
const late = hours.filter((hour) => hour.lateSends > 0)
const busiest = hours.toSorted((a, b) => b.calls - a.calls)[0]

say(
  `${values.shops} shops, ${values['orders-a-day']} orders a day each on average, the peak hour (seed ${values.seed})`,
)
say('')
row('orders', `${orders.toLocaleString('en')} (${(orders / 3600).toFixed(1)}/s)`)
row(
  'questions for a price',
  `${questions.toLocaleString('en')} (${(questions / 3600).toFixed(0)}/s)`,
)
row('  of them answered from memory', share(questions - asked, questions))
row(
  '  of them refused by our own limit',
  `${share(refused, questions)}, at ${share(squeezed.length, hours.length)} of the accounts`,
)
row('calls to couriers', `${calls.toLocaleString('en')} (${(calls / 3600).toFixed(0)}/s)`)
row('the busiest account', `${busiest?.calls ?? 0} calls of 2,400, ${busiest?.orders ?? 0} orders`)
row('accounts whose orders had to wait', share(late.length, hours.length))
row(
  'orders that had to wait',
  share(
    total((hour) => hour.lateSends),
    orders,
  ),
)
row(
  'commits to the database',
  `${((orders * 6 + total((h) => h.hints) * 1.5) / 3600).toFixed(0)}/s`,
)

function row(name: string, value: string): void {
  say(`${name.padEnd(38)} ${value}`)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
