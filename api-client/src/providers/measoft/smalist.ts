import * as z from 'zod'
import type { Currency, Money } from '../../domain/money.ts'
import { decode, Text } from './fields.ts'
import { readYesNo, toMoney } from './units.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const SMALIST: Command = {
  name: 'smalist',
  faults: 'orders',
  repeated: ['sma'],
  auth: 'account',
  safeToRepeat: true,
}

/** An act about money the courier collected and hands over. Days are calendar days. */
export interface TransferAct {
  readonly code: string
  readonly number: string
  readonly actDate: string | null
  readonly paidOn: string | null
  readonly promisedOn: string | null
  /** What recipients paid. */
  readonly collected: Money | null
  /** What the courier's services cost. */
  readonly services: Money | null
  readonly paymentNumber: string | null
  readonly signedCopyReceived: boolean | null
}

/** Without days: the last month. */
export interface TransferActQuery {
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export const encodeSmalist = ({ from, to }: TransferActQuery): XmlInputObject => ({
  datefrom: from,
  dateto: to,
})

const Answer = z.object({
  sma: z
    .array(
      z.object({
        code: Text,
        number: Text,
        actdate: Text,
        datepay: Text,
        promiseddatepay: Text,
        price: Text,
        rur: Text,
        payno: Text,
        signedcopyreceived: Text,
      }),
    )
    .default([]),
})

/** Source: docs/protocol/measoft.md, 13.4. */
export function decodeSmalist(root: XmlObject, currency: Currency): readonly TransferAct[] {
  return decode(Answer, root, 'list of transfer acts').sma.flatMap((act) =>
    act.code === undefined
      ? []
      : [
          {
            code: act.code,
            number: act.number ?? '',
            actDate: act.actdate ?? null,
            paidOn: act.datepay ?? null,
            promisedOn: act.promiseddatepay ?? null,
            collected: toMoney(act.rur, currency),
            services: toMoney(act.price, currency),
            paymentNumber: act.payno ?? null,
            signedCopyReceived: readYesNo(act.signedcopyreceived),
          },
        ],
  )
}
