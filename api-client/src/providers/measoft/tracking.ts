import { decodeOrders, type Order } from './statusreq.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const TRACKING: Command = {
  name: 'tracking',
  faults: 'orders',
  repeated: ['order', 'status', 'item', 'package', 'phone', 'advprice'],
  auth: 'none',
  safeToRepeat: true,
}

/** By waybill or shop number, among all merchants. Source: docs/protocol/measoft.md, 7. */
export const encodeTracking = (courierCode: string, number: string): XmlInputObject => ({
  extra: courierCode,
  orderno: number,
})

/** The answer's root may be `tracking` or `statusreq`; nobody's personal data is in it. */
export const decodeTracking = (root: XmlObject): Order | null => decodeOrders(root)[0] ?? null
