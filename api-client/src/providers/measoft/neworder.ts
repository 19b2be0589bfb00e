import * as z from 'zod'
import { type DoorAddress, toAddressLine } from '../../domain/address.ts'
import type { Currency } from '../../domain/money.ts'
import {
  type Created,
  type DeliveryWindow,
  type ShipmentDraft,
  toOrderSum,
} from '../../domain/shipment.ts'
import { DeliveryError } from '../../errors.ts'
import type { NumberedDraft } from '../../provider.ts'
import { encodePackages, PAYTYPES } from './calculator.ts'
import { refuseResult } from './faults.ts'
import { Attribute, decode } from './fields.ts'
import { encodeItems } from './order-lines.ts'
import { toDecimal, toKilograms, toMoney, toYesNo } from './units.ts'
import type { Command } from './wire.ts'
import { isElement, type XmlNode, type XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

/** Never repeated: see `send-once.ts`. */
export const NEWORDER: Command = {
  name: 'neworder',
  faults: 'orders',
  repeated: ['createorder'],
  auth: 'account',
  safeToRepeat: false,
}

/** Source: docs/protocol/measoft.md, 4.3. */
export function encodeNeworder({ courierReference, draft }: NumberedDraft): XmlInputObject {
  return {
    order: {
      '@orderno': courierReference,
      sender: encodeSender(draft),
      receiver: encodeReceiver(draft),
      weight: toKilograms(draft.weightGrams),
      quantity: String(draft.parcels.length || draft.parcelCount),
      service: draft.serviceLevel,
      ...encodeMoney(draft),
      pickup: toYesNo(draft.isCollection),
      return: toYesNo(draft.bringsReturn),
      acceptpartially: toYesNo(draft.acceptsPartially),
      instruction: draft.courierNote || undefined,
      enclosure: draft.contents || undefined,
      items: encodeItems(draft.items),
      packages: encodePackages(draft.parcels),
      advprices: encodeExtraServices(draft),
    },
  }
}

/**
 * Prices stay what they are even when all is paid: with `NO` the service itself adds the line that
 * brings the sum to zero. The fee goes as `deliveryprice`, never as an item too, or it would be
 * charged twice. Source: docs/protocol/measoft.md, 4.8 and 4.9.
 */
function encodeMoney(draft: ShipmentDraft): XmlInputObject {
  const { deliveryFee, deliveryVatRate, discount } = draft
  return {
    paytype: PAYTYPES[draft.payment],
    price: toDecimal(toOrderSum(draft)),
    deliveryprice:
      deliveryFee === 0
        ? undefined
        : { '@VATrate': String(deliveryVatRate ?? 0), '#text': toDecimal(deliveryFee) },
    discount: discount === 0 ? undefined : toDecimal(discount),
    inshprice: toDecimal(draft.declaredValue),
    receiverpays: 'NO',
    deliveryset: encodeFeeByBuyout(draft),
  }
}

function encodeFeeByBuyout({ feeByBuyout }: ShipmentDraft): XmlInputObject | undefined {
  if (feeByBuyout === undefined) return undefined
  return {
    '@above_price': toDecimal(feeByBuyout.above),
    '@return_price': toDecimal(feeByBuyout.refused),
    '@VATrate': String(feeByBuyout.vatRate ?? 0),
    below: feeByBuyout.below.map(({ limit, fee }) => ({
      '@below_sum': toDecimal(limit),
      '@price': toDecimal(fee),
    })),
  }
}

/** Unconfirmed: that the value is the element's text. Source: docs/protocol/measoft.md, 4.3. */
function encodeExtraServices({ extraServices }: ShipmentDraft): XmlInputObject | undefined {
  if (extraServices.length === 0) return undefined
  return {
    advprice: extraServices.map(({ code, value }) => ({ '@code': code, '#text': String(value) })),
  }
}

/** Absent: the merchant's card is the sender. */
function encodeSender({ senderTown, sender }: ShipmentDraft): XmlInputObject | undefined {
  if (senderTown === undefined && sender === undefined) return undefined
  return {
    company: sender?.company,
    person: sender?.name,
    phone: sender?.phone,
    town: senderTown,
    address: sender?.address,
    ...encodeWindow(sender?.window),
  }
}

function encodeReceiver(draft: ShipmentDraft): XmlInputObject {
  const { recipient, destination } = draft
  return {
    company: recipient.company,
    person: recipient.name || undefined,
    phone: [recipient.phone, recipient.email].filter(Boolean).join(', '),
    inn: recipient.inn,
    zipcode: toPostcode(draft),
    // The dictionary's own code needs no region beside it.
    town: destination.town.code,
    ...(destination.method === 'door'
      ? { address: toAddressLine(destination.address) }
      : { address: destination.point.address || undefined, pvz: destination.point.code }),
    ...encodeWindow(draft.window),
  }
}

const toPostcode = ({ destination }: ShipmentDraft): string | undefined => {
  const address: DoorAddress | undefined =
    destination.method === 'door' ? destination.address : undefined
  return address?.postcode || destination.town.postcode
}

function encodeWindow(window: DeliveryWindow | undefined): XmlInputObject {
  return window ? { date: window.date, time_min: window.from, time_max: window.to } : {}
}

const CreateOrder = z.object({
  '@orderno': Attribute,
  '@barcode': Attribute,
  '@error': Attribute,
  '@orderprice': Attribute,
})
const Answer = z.object({ createorder: z.array(z.custom<XmlNode>()).min(1) })

/**
 * @throws {DeliveryError} the refusal of the order, or `courier_misbehaved` when the answer leaves
 * open what became of it. Source: docs/protocol/measoft.md, 4.7.
 */
export function decodeNeworder(
  root: XmlObject,
  courierReference: string,
  currency: Currency,
): Created {
  const [node] = decode(Answer, root, 'answer to a new order').createorder
  const result = decode(CreateOrder, node, '<createorder>')
  // The number may be there with an error, so the error is looked at first.
  if (isElement(node)) refuseResult(node, 'orders')
  const number = result['@orderno']
  if (result['@error'] === undefined || (number !== undefined && number !== courierReference)) {
    throw new DeliveryError('courier_misbehaved', 'the answer does not speak of the order sent')
  }
  return {
    kind: 'created',
    courierReference,
    barcode: result['@barcode'] ?? null,
    orderSum: toMoney(result['@orderprice'], currency),
  }
}
