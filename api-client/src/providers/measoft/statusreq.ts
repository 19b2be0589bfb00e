import * as z from 'zod'
import type { Currency } from '../../domain/money.ts'
import type { FoundShipment } from '../../domain/shipment.ts'
import type { TrackedShipment } from '../../provider.ts'
import { Attribute, decode, Text } from './fields.ts'
import { decodeEvents, Status } from './status-events.ts'
import { toMoney } from './units.ts'
import type { Command } from './wire.ts'
import type { XmlNode, XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const STATUSREQ: Command = {
  name: 'statusreq',
  faults: 'orders',
  repeated: ['order', 'status', 'item', 'package', 'phone', 'advprice'],
  auth: 'account',
  safeToRepeat: true,
}

/** One order by the number that was sent, prefix and all. Source: docs/protocol/measoft.md, 6.3. */
export const encodeLookup = (courierReference: string): XmlInputObject => ({
  orderno: courierReference,
})

/**
 * What changed since this reader's last acknowledgement; every other filter would be ignored.
 * The default stream is never used: others may read it. Source: docs/protocol/measoft.md, 6.4.
 */
export const encodeChanges = (streamId: string): XmlInputObject => ({
  client: 'CLIENT',
  changes: 'ONLY_LAST',
  streamid: streamId,
})

const Item = z.object({
  '@code': Attribute,
  '@quantity': Attribute,
  '#text': z.string().default(''),
})

/** One `<order>` of an answer or of a webhook. Source: docs/protocol/measoft.md, 6.2. */
export const Order = z.object({
  '@orderno': z.string().default(''),
  '@ordercode': z.string().default(''),
  '@awb': Attribute,
  barcode: Text,
  price: Text,
  receiver: z.object({ person: Text, company: Text, phone: z.array(Text).default([]) }).optional(),
  status: z.array(Status).default([]),
  statushistory: z.object({ status: z.array(Status).default([]) }).optional(),
  items: z.object({ item: z.array(z.union([Item, z.string()])).default([]) }).optional(),
})
export type Order = z.infer<typeof Order>

const Answer = z.object({ order: z.array(z.custom<XmlNode>()).default([]) })

export const decodeOrders = (root: XmlObject): readonly Order[] =>
  decode(Answer, root, 'list of orders').order.map((node) => decode(Order, node, '<order>'))

/**
 * The order that stands under exactly this number. Numbers come again after a year, so of several
 * the newest is meant.
 */
export function findOrder(orders: readonly Order[], courierReference: string): Order | null {
  const same = orders.filter((order) => order['@orderno'] === courierReference)
  return same.reduce<Order | null>(
    (newest, order) => (newest === null || firstSeen(order) >= firstSeen(newest) ? order : newest),
    null,
  )
}

const firstSeen = (order: Order): string => decodeEvents(order)[0]?.at ?? ''

export function toFoundShipment(order: Order, currency: Currency): FoundShipment {
  const events = decodeEvents(order)
  const instants = events.map((event) => event.at).sort()
  return {
    courierReference: order['@orderno'],
    courierId: order['@ordercode'],
    waybill: order['@awb'] ?? null,
    barcode: order.barcode ?? null,
    createdOn: instants[0]?.slice(0, 10) ?? null,
    recipientName: order.receiver?.person ?? order.receiver?.company ?? '',
    recipientPhone: order.receiver?.phone.filter((phone) => phone !== undefined).join(', ') ?? '',
    orderSum: toMoney(order.price, currency),
    itemCodes: (order.items?.item ?? []).flatMap((item) => {
      if (typeof item === 'string' || item['@code'] === undefined) return []
      const { '@code': code, '#text': name } = item
      return [{ code, name, quantity: Number(item['@quantity'] ?? '1') }]
    }),
    events,
  }
}

export function toTrackedShipment(order: Order): TrackedShipment {
  return {
    courierReference: order['@orderno'],
    courierId: order['@ordercode'],
    waybill: order['@awb'] ?? null,
    barcode: order.barcode ?? null,
    events: decodeEvents(order),
  }
}
