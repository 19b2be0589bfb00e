import * as z from 'zod'
import type { Currency, Money } from '../../domain/money.ts'
import { decode, Text } from './fields.ts'
import { toGrams, toMoney } from './units.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const SMADETAIL: Command = {
  name: 'smadetail',
  faults: 'orders',
  repeated: ['specialsma'],
  auth: 'account',
  safeToRepeat: true,
}

/** One shipment of a transfer act. */
export interface TransferLine {
  readonly courierId: string
  readonly courierReference: string
  readonly orderedOn: string | null
  readonly deliveredOn: string | null
  readonly recipient: string
  readonly collected: Money | null
  readonly services: Money | null
  readonly declaredValue: Money | null
  readonly weightGrams: number | null
}

export const encodeSmadetail = (code: string): XmlInputObject => ({ code })

const Answer = z.object({
  specialsma: z
    .array(
      z.object({
        ordercode: Text,
        addresscode: Text,
        orderno: Text,
        orderdate: Text,
        delivereddate: Text,
        company: Text,
        price: Text,
        rur: Text,
        inshprice: Text,
        weight: Text,
      }),
    )
    .default([]),
})

/** Source: docs/protocol/measoft.md, 13.4. */
export function decodeSmadetail(root: XmlObject, currency: Currency): readonly TransferLine[] {
  return decode(Answer, root, 'transfer act').specialsma.map((line) => ({
    // The older name of the same code.
    courierId: line.ordercode ?? line.addresscode ?? '',
    courierReference: line.orderno ?? '',
    orderedOn: line.orderdate ?? null,
    deliveredOn: line.delivereddate ?? null,
    recipient: line.company ?? '',
    collected: toMoney(line.rur, currency),
    services: toMoney(line.price, currency),
    declaredValue: toMoney(line.inshprice, currency),
    weightGrams: toGrams(line.weight),
  }))
}
