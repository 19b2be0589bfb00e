import type { DeliverySet } from './delivery-set.ts'

/** Line types of the wire: goods, delivery, service, prepayment, credit. */
export type LineType = 1 | 2 | 3 | 4 | 6

export interface Line {
  /** Internal code, the key for `editorder`. */
  code: string
  name: string
  type: LineType
  quantity: number
  massKg: number
  /** Money in minor units, of one piece. */
  price: number
  declaredValue: number
  vatRate: string
  returned: number
  /** Added by the service: the delivery fee, the prepayment. */
  isAutomatic: boolean
  /** Attributes kept as they came: article, barcode, extcode, governmentCode, sizes … */
  extra: Record<string, string>
}

export interface Package {
  name: string
  barcode: string
  quantity: number
  extra: Record<string, string>
}

export interface Party {
  company: string
  person: string
  phone: string
  contacts: string
  townCode: string
  address: string
  date: string
  timeMin: string
  timeMax: string
}

export interface Recipient extends Party {
  inn: string
  postcode: string
  pointCode: string
  deliveryPin: string
  coords: { lat: string; lon: string } | null
}

/** What the shop asked for, after our own computations. */
export interface OrderDetails {
  sender: Party
  recipient: Recipient
  isReturn: boolean
  isCollection: boolean
  weightKg: number
  quantity: number
  paytype: string
  service: string
  /** Sum to collect, minor units. */
  price: number
  declaredValue: number
  /** Attribute-free leaf elements kept as they came: instruction, enclosure, department … */
  plain: Record<string, string>
  advPrices: { code: string; value: string }[]
  deliverySet: DeliverySet | null
  lines: Line[]
  packages: Package[]
}

export interface StatusEntry {
  code: string
  title: string
  message: string
  /** Name of the place, '' when there is none. */
  store: string
  /** Local time of the place, `YYYY-MM-DD HH:MM:SS`. */
  localTime: string
  /** When it was recorded, epoch milliseconds. */
  recordedAt: number
  /** Number of the change in this simulator; later changes have larger numbers. */
  seq: number
}

export interface Attachment {
  name: string
  sizeBytes: number
}

/** One order as the courier company holds it. */
export interface Order {
  extra: string
  login: string
  ordercode: string
  orderno: string
  /** Calendar year in which the number is taken. */
  year: number
  awb: string
  barcode: string
  createdAt: number
  details: OrderDetails
  history: StatusEntry[]
  deliveredTo: string
  deliveredDate: string
  deliveredTime: string
  attachments: Attachment[]
  /** Epoch milliseconds at which it reaches the courier's own database; `null`: it has. */
  syncDueAt: number | null
  /** Differences worth a look at the desk. */
  notes: string[]
}

export function statusOf(order: Order): StatusEntry {
  const last = order.history.at(-1)
  if (!last) throw new Error(`order ${order.ordercode} has no status`)
  return last
}

export function recipientName(order: Order): string {
  return order.details.recipient.person || order.details.recipient.company
}
