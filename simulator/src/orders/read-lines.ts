import { parseDecimal, parseMoney } from '../wire/decimal.ts'
import { Refusal } from '../wire/faults.ts'
import { attrOf, child, childrenOf, type Element } from '../wire/xml.ts'
import { isInWarehouse, isInWarehouseByCode } from './goods.ts'
import type { Line, LineType, Package } from './order.ts'

const KEPT_OF_LINE = [
  'extcode',
  'barcode',
  'article',
  'itemcode',
  'textArticle',
  'volume',
  'length',
  'width',
  'height',
  'origincountry',
  'GTD',
  'excise',
  'suppcompany',
  'suppphone',
  'suppINN',
  'governmentCode',
]
const KEPT_OF_PACKAGE = ['code', 'mass', 'message', 'length', 'width', 'height']
const MAX_PACKAGES = 1_000
/** The rate that the service assumes. Source: docs/protocol/measoft.md, 4.5. */
const DEFAULT_VAT = '18'

/** Lines of an order as the shop sent them. Throws `Refusal`. Source: docs/protocol/measoft.md, 4.5. */
export function readLines(order: Element): Line[] {
  return childrenOf(child(order, 'items'), 'item').map(readLine)
}

function readLine(item: Element): Line {
  const quantity = numberOr(attrOf(item, 'quantity'), 1, 62)
  const price = moneyOr(attrOf(item, 'retprice'), 0, 3)
  if (quantity < 0) throw new Refusal('order', 62)
  if (attrOf(item, 'governmentCode') !== '' && quantity !== 1) throw new Refusal('order', 55)
  const article = attrOf(item, 'article')
  if (article !== '' && !isInWarehouse(article)) throw new Refusal('order', 12)
  const itemCode = attrOf(item, 'itemcode')
  if (itemCode !== '' && !isInWarehouseByCode(itemCode)) throw new Refusal('order', 12)
  return {
    code: attrOf(item, 'code'),
    name: item.text,
    type: toLineType(attrOf(item, 'type')),
    quantity,
    massKg: notNegative(numberOr(attrOf(item, 'mass'), 0, 4), 4),
    price,
    declaredValue: notNegative(moneyOr(attrOf(item, 'inshprice'), Math.max(0, price), 11), 11),
    vatRate: attrOf(item, 'VATrate') || DEFAULT_VAT,
    returned: 0,
    isAutomatic: false,
    extra: keep(item, KEPT_OF_LINE),
  }
}

/** Parcels, with the places of a barcode mask filled in. Source: docs/protocol/measoft.md, 4.6. */
export function readPackages(order: Element, mask: string, places: number): Package[] {
  const packages = childrenOf(child(order, 'packages'), 'package').map((element) => ({
    name: element.text,
    barcode: attrOf(element, 'strbarcode'),
    quantity: numberOr(attrOf(element, 'quantity'), 1, 62),
    extra: keep(element, KEPT_OF_PACKAGE),
  }))
  const count = packages.reduce((sum, { quantity }) => sum + quantity, 0)
  if (Math.max(count, places) > MAX_PACKAGES) throw new Refusal('order', 56)
  if (!mask.includes('_')) return packages
  return (packages.length > 0 ? packages : namelessPackages(places)).map((parcel, index) => ({
    ...parcel,
    barcode: parcel.barcode || fillMask(mask, index + 1),
  }))
}

/** `LMP____` and 2 give `LMP0002`. */
export function fillMask(mask: string, number: number): string {
  const digits = String(number).padStart(mask.split('_').length - 1, '0')
  let used = 0
  return mask.replaceAll('_', () => digits[used++] ?? '0')
}

function namelessPackages(count: number): Package[] {
  return Array.from({ length: count }, () => ({ name: '', barcode: '', quantity: 1, extra: {} }))
}

/** Goods, not services, discounts or prepayments: only these have weight and value. */
export function isGoods(line: Line): boolean {
  return line.type === 1
}

export function sumOfLines(lines: readonly Line[]): number {
  return lines.reduce((sum, line) => sum + Math.round(line.price * line.quantity), 0)
}

function toLineType(text: string): LineType {
  switch (text) {
    case '2':
      return 2
    case '3':
      return 3
    case '4':
      return 4
    case '6':
      return 6
    default:
      return 1
  }
}

function keep(element: Element, names: readonly string[]): Record<string, string> {
  const kept: Record<string, string> = {}
  for (const name of names) {
    const value = attrOf(element, name)
    if (value !== '') kept[name] = value
  }
  return kept
}

/** The number, `absent` for an empty text, a refusal for anything else. */
export function numberOr(text: string, absent: number, code: number): number {
  if (text === '') return absent
  const value = parseDecimal(text)
  if (value === null) throw new Refusal('order', code)
  return value
}

export function moneyOr(text: string, absent: number, code: number): number {
  if (text === '') return absent
  const value = parseMoney(text)
  if (value === null) throw new Refusal('order', code)
  return value
}

export function notNegative(value: number, code: number): number {
  if (value < 0) throw new Refusal('order', code)
  return value
}
