import type { Account, Tenant } from '../options.ts'
import { formatMoney } from '../wire/decimal.ts'
import { Refusal } from '../wire/faults.ts'
import { attrOf, child, childrenOf, type Element, textOf } from '../wire/xml.ts'
import type { World } from '../world.ts'
import { readDeliverySet } from './delivery-set.ts'
import type { Line, OrderDetails, Package } from './order.ts'
import {
  isGoods,
  moneyOr,
  notNegative,
  numberOr,
  readLines,
  readPackages,
  sumOfLines,
} from './read-lines.ts'
import { checkPoint, readRecipient, readSender } from './read-parties.ts'

const PLAIN = [
  'return_weight',
  'return_service',
  'type',
  'return_type',
  'discount',
  'receiverpays',
  'enclosure',
  'instruction',
  'department',
  'acceptpartially',
  'costcode',
  'overall_volume',
  'userid',
  'groupid',
]

export interface OrderSource {
  readonly world: World
  readonly tenant: Tenant
  readonly account: Account
}

export interface ReadOrder {
  readonly details: OrderDetails
  readonly notes: readonly string[]
}

/** One `order` element, checked and computed. Throws `Refusal` with the wire's number. */
export function readOrder(order: Element, { world, tenant, account }: OrderSource): ReadOrder {
  const { switches } = world.settings
  const price = notNegative(moneyOr(textOf(order, 'price'), 0, 3), 3)
  const givenWeight = notNegative(numberOr(textOf(order, 'weight'), 0, 4), 4)
  const recipient = readRecipient(order, world.points, switches)
  const sender = readSender(order, account, switches)
  const givenValue = notNegative(moneyOr(textOf(order, 'inshprice'), 0, 11), 11)
  const shopLines = readLines(order)
  const quantity = notNegative(numberOr(textOf(order, 'quantity'), 1, 62), 62)
  const packages = readPackages(order, textOf(order, 'barcode'), quantity)
  const weightKg = givenWeight || weightOf(shopLines, packages)

  const paytype = readPaytype(order, account, switches.optionPaytype)
  const service = textOf(order, 'service') || '1'
  const level = tenant.serviceLevels.find(({ code }) => code === service)
  if (!level) throw new Refusal('order', 58)
  const point = world.points.byCode.get(recipient.pointCode)
  if (point) checkPoint(point, level, { paytype, weightKg }, switches)

  const sums = computeSums(order, shopLines, { price, paytype, addsLine: switches.prepaymentLine })
  const details: OrderDetails = {
    sender,
    recipient,
    isReturn: textOf(order, 'return') === 'YES',
    isCollection: textOf(order, 'pickup') === 'YES',
    weightKg,
    quantity,
    paytype,
    service,
    price: sums.price,
    declaredValue: givenValue || declaredValueOf(shopLines),
    plain: readPlain(order),
    advPrices: readAdvPrices(order),
    deliverySet: readDeliverySet(order),
    lines: sums.lines,
    packages,
  }
  return { details, notes: sums.notes }
}

/** Empty is cash; OPTION belongs to the service alone. Source: docs/protocol/measoft.md, 4.8. */
function readPaytype(order: Element, account: Account, option: 'as-cash' | 'refused'): string {
  const sent = textOf(order, 'paytype') || 'CASH'
  if (!['CASH', 'CARD', 'NO', 'OTHER', 'OPTION'].includes(sent)) throw new Refusal('order', 61)
  if (sent === 'OPTION' && option === 'refused') throw new Refusal('order', 61)
  const paytype = sent === 'OPTION' ? 'CASH' : sent
  const isAsked = account.asksRecipient && (paytype === 'CASH' || paytype === 'CARD')
  return isAsked ? 'OPTION' : paytype
}

interface Sums {
  readonly price: number
  readonly lines: Line[]
  readonly notes: readonly string[]
}

interface Payment {
  readonly price: number
  readonly paytype: string
  readonly addsLine: boolean
}

/** The order's sum and the lines that the service adds. Source: docs/protocol/measoft.md, 4.8–4.9. */
function computeSums(order: Element, shopLines: readonly Line[], payment: Payment): Sums {
  const fee = notNegative(moneyOr(textOf(order, 'deliveryprice'), 0, 3), 3)
  const discount = moneyOr(textOf(order, 'discount'), 0, 3)
  const vat = attrOf(child(order, 'deliveryprice'), 'VATrate')
  const lines = [...shopLines]
  if (fee > 0) lines.push(automaticLine(2, 'Доставка', fee, vat))
  const sum = shopLines.length > 0 ? sumOfLines(lines) - discount : payment.price
  const notes =
    textOf(order, 'price') !== '' && sum !== payment.price && payment.paytype !== 'NO'
      ? [`price ${formatMoney(payment.price)}, по строкам ${formatMoney(sum)}`]
      : []
  if (payment.paytype !== 'NO') return { price: sum, lines, notes }
  if (!payment.addsLine) {
    return { price: 0, lines: lines.map((line) => ({ ...line, price: 0 })), notes }
  }
  if (sum > 0) lines.push(automaticLine(4, 'Предоплата', -sum, ''))
  return { price: Math.min(sum, 0), lines, notes }
}

function automaticLine(type: 2 | 4, name: string, price: number, vatRate: string): Line {
  return {
    code: '',
    name,
    type,
    quantity: 1,
    massKg: 0,
    price,
    declaredValue: 0,
    vatRate: vatRate || '20',
    returned: 0,
    isAutomatic: true,
    extra: {},
  }
}

function weightOf(lines: readonly Line[], packages: readonly Package[]): number {
  const goods = lines.filter(isGoods).reduce((sum, line) => sum + line.massKg * line.quantity, 0)
  if (goods > 0) return goods
  return packages.reduce((sum, { extra, quantity }) => sum + numberOf(extra['mass']) * quantity, 0)
}

function declaredValueOf(lines: readonly Line[]): number {
  return lines
    .filter(isGoods)
    .reduce((sum, line) => sum + Math.round(line.declaredValue * line.quantity), 0)
}

function numberOf(text: string | undefined): number {
  const value = Number(text ?? '0')
  return Number.isFinite(value) ? value : 0
}

function readPlain(order: Element): Record<string, string> {
  const plain: Record<string, string> = {}
  for (const name of PLAIN) {
    const value = textOf(order, name)
    if (value !== '') plain[name] = value
  }
  return plain
}

function readAdvPrices(order: Element): { code: string; value: string }[] {
  return childrenOf(child(order, 'advprices'), 'advprice').map((element) => ({
    code: attrOf(element, 'code') || textOf(element, 'code'),
    value: textOf(element, 'value') || element.text,
  }))
}
