import { Refusal } from '../wire/faults.ts'
import { attrOf, type Element, textOf } from '../wire/xml.ts'
import { yearOf } from './ledger.ts'
import type { Line, Order, OrderDetails } from './order.ts'
import { statusOf } from './order.ts'
import { fillMask } from './read-lines.ts'
import { type OrderSource, readOrder } from './read-order.ts'
import { UNTOUCHED } from './statuses.ts'

/** Takes one order in. Throws `Refusal`. Source: docs/protocol/measoft.md, 4. */
export function placeOrder(element: Element, source: OrderSource, createdAt?: number): Order {
  const { world, tenant, account } = source
  const at = createdAt ?? world.clock.now()
  const { details, notes } = readOrder(element, source)
  const orderno = chooseNumber(attrOf(element, 'orderno'), source, at)
  const barcode = chooseBarcode(textOf(element, 'barcode'), details, source)
  const order = world.ledger.add(
    {
      extra: tenant.extra,
      login: account.login,
      orderno,
      year: yearOf(at),
      barcode,
      createdAt: at,
      details,
      deliveredTo: '',
      deliveredDate: '',
      deliveredTime: '',
      attachments: [],
      notes: [...notes],
    },
    'AWAITING_SYNC',
  )
  numberLines(order.details.lines, order.ordercode)
  return order
}

/** Changes an order that nobody has touched yet. Source: docs/protocol/measoft.md, 5.1. */
export function editOrder(order: Order, element: Element, source: OrderSource): void {
  if (!UNTOUCHED.has(statusOf(order).code)) throw new Refusal('order', 53)
  const { details, notes } = readOrder(element, source)
  const known = new Map(order.details.lines.map((line) => [line.code, line]))
  // The service makes its own lines anew; sent back by the shop, they would count twice.
  const sent = details.lines.filter(
    (line) => line.isAutomatic || !known.get(line.code)?.isAutomatic,
  )
  const kept = new Set(sent.map(({ code }) => code))
  const leftOut = order.details.lines.filter((line) => !line.isAutomatic && !kept.has(line.code))
  const lines = [...sent, ...leftOut.map((line) => ({ ...line, quantity: 0 }))]
  numberLines(lines, order.ordercode)
  const packages = details.packages.length > 0 ? details.packages : order.details.packages
  order.details = { ...details, lines, packages }
  order.notes = [...notes]
  source.world.ledger.save(order)
}

/** Source: docs/protocol/measoft.md, 5.2. */
export function cancelOrder(order: Order, { world }: Pick<OrderSource, 'world'>): void {
  if (!UNTOUCHED.has(statusOf(order).code)) throw new Refusal('order', 53)
  const entry = world.ledger.pushStatus(order, { code: 'CANCELED', message: 'Отменено заказчиком' })
  order.details.recipient.date = entry.localTime.slice(0, 10)
  world.ledger.save(order)
}

function chooseNumber(wanted: string, { world, tenant, account }: OrderSource, at: number): string {
  const year = yearOf(at)
  const isTaken = (orderno: string) =>
    world.ledger.byNumber(tenant.extra, account.login, orderno).some((order) => order.year === year)
  if (wanted !== '') {
    if (isTaken(wanted)) throw new Refusal('order', 17)
    return wanted
  }
  for (let number = world.ledger.all().length + 1; ; number++) {
    const made = `${account.clientCode}-${number}`
    if (!isTaken(made)) return made
  }
}

function chooseBarcode(wanted: string, details: OrderDetails, source: OrderSource): string {
  const { ledger } = source.world
  const { extra } = source.tenant
  const barcode = wanted === '' ? ledger.nextBarcode(extra) : fillMask(wanted, 1)
  // Parcels' own labels may repeat; those made from the order's mask may not.
  const made = wanted.includes('_') ? details.packages.map((parcel) => parcel.barcode) : []
  if ([barcode, ...made].some((code) => ledger.isBarcodeTaken(extra, code))) {
    throw new Refusal('order', 67)
  }
  return barcode
}

/** Gives every line without a code the next one of its order. */
function numberLines(lines: Line[], ordercode: string): void {
  let last = 0
  for (const { code } of lines) {
    if (code.startsWith(ordercode)) last = Math.max(last, Number(code.slice(ordercode.length)))
  }
  for (const line of lines) {
    if (!line.code.startsWith(ordercode))
      line.code = `${ordercode}${String(++last).padStart(3, '0')}`
  }
}
