import { formatTime } from '../clock.ts'
import type { Line, Order, Package, Party, Recipient, StatusEntry } from '../orders/order.ts'
import { statusOf } from '../orders/order.ts'
import { PRELIMINARY } from '../orders/statuses.ts'
import { findTownByCode } from '../places/towns.ts'
import { formatDecimal, formatMoney } from '../wire/decimal.ts'
import { cdata, el, type Markup } from '../wire/xml.ts'

const PAYTYPE_CODES: Readonly<Record<string, string>> = {
  CASH: '1',
  CARD: '2',
  NO: '3',
  OTHER: '4',
  OPTION: '5',
}

export interface DocumentOptions {
  /** Leaves the driver's unconfirmed words out. */
  readonly includePreliminary: boolean
  /** What the shop pays the courier company: shown on good plans only. */
  readonly showsCost: boolean
  /** Further children, as the webhook adds them. */
  readonly tail?: readonly Markup[]
}

/** An `order` as `statusreq` and the webhook show it. Source: docs/protocol/measoft.md, 6.2. */
export function toOrderDocument(order: Order, options: DocumentOptions): Markup {
  const { details } = order
  return el('order', idsOf(order), [
    el('barcode', {}, order.barcode),
    toSender(details.sender),
    toRecipient(details.recipient),
    el('pickup', {}, yesNo(details.isCollection)),
    el('return', {}, yesNo(details.isReturn)),
    el('weight', {}, formatDecimal(details.weightKg)),
    el('quantity', {}, formatDecimal(details.quantity)),
    el('paytype', { code: PAYTYPE_CODES[details.paytype] }, details.paytype),
    el('service', {}, details.service),
    el('price', {}, formatMoney(details.price)),
    el('inshprice', {}, formatMoney(details.declaredValue)),
    ...Object.entries(details.plain).map(([name, value]) => toPlain(name, value)),
    toCost(order, options),
    ...toStatuses(order, options),
    el('deliveredto', {}, order.deliveredTo),
    el('delivereddate', {}, order.deliveredDate),
    el('deliveredtime', {}, order.deliveredTime),
    el('items', {}, details.lines.map(toLine)),
    el('packages', {}, details.packages.map(toPackage)),
    ...(options.tail ?? []),
  ])
}

/** What anybody may see who knows a number. Source: docs/protocol/measoft.md, 7. */
export function toPublicDocument(order: Order): Markup {
  const { details } = order
  return el('order', idsOf(order), [
    el('receiver', {}, [toTownMarkup(details.recipient.townCode)]),
    el('weight', {}, formatDecimal(details.weightKg)),
    el('quantity', {}, formatDecimal(details.quantity)),
    el('service', {}, details.service),
    ...toStatuses(order, { includePreliminary: true }),
    el('delivereddate', {}, order.deliveredDate),
    el('deliveredtime', {}, order.deliveredTime),
  ])
}

/** Seen without the driver's word, or as it is. */
export function shownStatus(order: Order, includePreliminary: boolean): StatusEntry {
  if (includePreliminary) return statusOf(order)
  return order.history.findLast(({ code }) => !PRELIMINARY.has(code)) ?? statusOf(order)
}

function idsOf({ orderno, awb, ordercode }: Order): Record<string, string> {
  return { orderno, awb, orderno2: '', ordercode, givencode: '' }
}

function toStatuses(
  order: Order,
  { includePreliminary }: Pick<DocumentOptions, 'includePreliminary'>,
): readonly Markup[] {
  const history = order.history.filter(({ code }) => includePreliminary || !PRELIMINARY.has(code))
  return [
    toStatus(shownStatus(order, includePreliminary)),
    el('statushistory', {}, history.map(toStatus)),
  ]
}

function toStatus(entry: StatusEntry): Markup {
  const attrs = {
    eventstore: entry.store || undefined,
    eventtime: entry.localTime,
    createtimegmt: formatTime(entry.recordedAt, 0),
    message: entry.message,
    title: entry.title,
  }
  return el('status', attrs, entry.code)
}

function toSender(party: Party): Markup {
  return el('sender', {}, [
    el('company', {}, party.company),
    el('person', {}, party.person),
    el('phone', {}, party.phone),
    toContacts(party),
    toTownMarkup(party.townCode),
    el('address', {}, party.address),
    ...toWindow(party),
  ])
}

function toRecipient(recipient: Recipient): Markup {
  return el('receiver', {}, [
    el('company', {}, recipient.company),
    el('person', {}, recipient.person),
    el('phone', {}, recipient.phone),
    toContacts(recipient),
    el('inn', {}, recipient.inn),
    el('zipcode', {}, recipient.postcode),
    toTownMarkup(recipient.townCode),
    el('address', {}, recipient.address),
    el('pvz', {}, recipient.pointCode),
    ...toWindow(recipient),
    recipient.coords ? el('coords', recipient.coords) : undefined,
    el('deliveryPIN', {}, recipient.deliveryPin),
  ])
}

function toContacts({ phone, contacts }: Party): Markup | undefined {
  const phones = [phone, contacts].filter((text) => text !== '')
  return phones.length > 0
    ? el(
        'contacts',
        {},
        phones.map((text) => el('phone', {}, text)),
      )
    : undefined
}

function toTownMarkup(code: string): Markup {
  const town = findTownByCode(code)
  return el(
    'town',
    { code, regioncode: town?.regionCode, regionname: town?.regionName },
    town?.fullName,
  )
}

function toWindow({ date, timeMin, timeMax }: Party): readonly Markup[] {
  return [el('date', {}, date), el('time_min', {}, timeMin), el('time_max', {}, timeMax)]
}

/** Comments come back as CDATA: readers must cope with it. */
function toPlain(name: string, value: string): Markup {
  return name === 'instruction' || name === 'enclosure' ? cdata(name, value) : el(name, {}, value)
}

function toCost(order: Order, { showsCost }: DocumentOptions): Markup | undefined {
  if (!showsCost) return undefined
  const extras = order.details.advPrices.map(({ code }) => ({ code, price: 30 }))
  const delivery = 250 + 30 * Math.ceil(order.details.weightKg)
  const total = delivery + extras.reduce((sum, { price }) => sum + price, 0)
  return el(
    'deliveryprice',
    { total, delivery, return: 0 },
    extras.map((extra) => el('advprice', extra)),
  )
}

function toLine(line: Line): Markup {
  return el(
    'item',
    {
      code: line.code,
      quantity: formatDecimal(line.quantity),
      mass: formatDecimal(line.massKg),
      retprice: formatMoney(line.price),
      inshprice: formatMoney(line.declaredValue),
      VATrate: line.vatRate,
      type: String(line.type),
      barcode: '',
      article: '',
      extcode: '',
      ...line.extra,
      returns: formatDecimal(line.returned),
    },
    line.name,
  )
}

function toPackage(parcel: Package): Markup {
  return el(
    'package',
    { ...parcel.extra, strbarcode: parcel.barcode, quantity: String(parcel.quantity) },
    parcel.name,
  )
}

function yesNo(value: boolean): string {
  return value ? 'YES' : 'NO'
}
