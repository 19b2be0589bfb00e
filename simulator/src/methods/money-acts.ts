import { DAY_MS, formatDay, parseDay } from '../clock.ts'
import { type Order, statusOf } from '../orders/order.ts'
import { DELIVERED } from '../orders/statuses.ts'
import { formatDecimal, formatMoney } from '../wire/decimal.ts'
import { Refusal } from '../wire/faults.ts'
import { el, type Markup, textOf } from '../wire/xml.ts'
import type { AccountCall, Method } from './method.ts'

/** What was handed over on one day, settled the day after. */
interface Act {
  readonly code: string
  readonly day: string
  readonly actDay: string
  readonly orders: readonly Order[]
}

/** Acts of money transfer. Source: docs/protocol/measoft.md, 13.4. */
export const smalist: Method = {
  needs: 'account',
  answer(call) {
    const now = call.world.clock.now()
    const from = textOf(call.request, 'datefrom') || formatDay(now - 31 * DAY_MS)
    const to = textOf(call.request, 'dateto') || formatDay(now)
    const acts = actsOf(call).filter(({ actDay }) => actDay >= from && actDay <= to)
    return el('smalist', { count: acts.length }, acts.map(toMarkup))
  },
}

/** Orders of one act. Source: docs/protocol/measoft.md, 13.4. */
export const smadetail: Method = {
  needs: 'account',
  answer(call) {
    const code = textOf(call.request, 'code')
    const act = actsOf(call).find((candidate) => candidate.code === code)
    if (!act) throw new Refusal('general', 11)
    return el(
      'smadetail',
      { count: act.orders.length },
      act.orders.map((order) => toRow(order, act)),
    )
  },
}

/** Computed anew at each call: an act is nothing but a day's delivered orders. */
function actsOf({ world, tenant, account }: AccountCall): readonly Act[] {
  const days = new Map<string, Order[]>()
  for (const order of world.ledger.ofAccount(tenant.extra, account.login)) {
    if (!DELIVERED.has(settledStatus(order))) continue
    const list = days.get(order.deliveredDate)
    if (list) list.push(order)
    else days.set(order.deliveredDate, [order])
  }
  return [...days].sort().flatMap(([day, orders]) => {
    const at = parseDay(day)
    if (at === null) return []
    const actDay = formatDay(at + DAY_MS, 0)
    return actDay > formatDay(world.clock.now())
      ? []
      : [{ code: `${account.clientCode}${day.replaceAll('-', '')}`, day, actDay, orders }]
  })
}

function settledStatus(order: Order): string {
  return order.history.findLast(({ code }) => DELIVERED.has(code))?.code ?? statusOf(order).code
}

/** Invented: what the courier company keeps of each order. */
const SERVICE_FEE = 31_000

function toMarkup(act: Act): Markup {
  const collected = act.orders.reduce((sum, order) => sum + order.details.price, 0)
  return el('sma', {}, [
    el('code', {}, act.code),
    el('number', {}, `СМА-${act.code}`),
    el('actdate', {}, act.actDay),
    el('datepay', {}, act.actDay),
    el('dateto', {}, act.day),
    el('promiseddatepay', {}, act.actDay),
    el('price', {}, formatMoney(SERVICE_FEE * act.orders.length)),
    el('pricecorr', {}, '0'),
    el('rur', {}, formatMoney(collected)),
    el('pricekur', {}, '0'),
    el('payno', {}, act.code),
    el('paytype', {}, '1'),
    el('paytypename'),
    el('signedcopyreceived', {}, 'NO'),
  ])
}

function toRow(order: Order, act: Act): Markup {
  const { details } = order
  return el('specialsma', {}, [
    el('code', {}, act.code),
    el('ordercode', {}, order.ordercode),
    el('orderno', {}, order.orderno),
    el('orderdate', {}, formatDay(order.createdAt)),
    el('delivereddate', {}, order.deliveredDate),
    el('company', {}, details.recipient.company),
    el('price', {}, formatMoney(SERVICE_FEE)),
    el('rur', {}, formatMoney(details.price)),
    el('inshprice', {}, formatMoney(details.declaredValue)),
    el('pricekur', {}, '0'),
    el('priceag', {}, '0'),
    el('pricecalc', {}, formatMoney(SERVICE_FEE)),
    el('paytype', {}, '1'),
    el('paytypename'),
    el('weight', {}, formatDecimal(details.weightKg)),
    el('distance', {}, '0'),
  ])
}
