import * as z from 'zod'
import type { WarehouseItem } from '../../provider.ts'
import { decode, Text } from './fields.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const ITEMLIST: Command = {
  name: 'itemlist',
  faults: 'general',
  repeated: ['item'],
  auth: 'account',
  safeToRepeat: true,
}

/** Source: docs/protocol/measoft.md, 11.4. */
export const encodeItemlist = (article: string): XmlInputObject => ({ codesearch: { article } })

const Quantity = Text.transform((text) => {
  const quantity = Number(text ?? '0')
  return Number.isFinite(quantity) ? quantity : 0
})

const Answer = z.object({
  item: z
    .array(
      z.object({
        code: Text,
        article: Text,
        barcode: Text,
        name: Text,
        quantity: Quantity,
        reserved: Quantity,
      }),
    )
    .default([]),
})

/** Goods kept in the courier's warehouse. Their price there is a default and not an order's. */
export function decodeItemlist(root: XmlObject): readonly WarehouseItem[] {
  return decode(Answer, root, 'list of goods').item.flatMap((item) =>
    item.code === undefined
      ? []
      : [
          {
            code: item.code,
            article: item.article ?? '',
            barcode: item.barcode ?? '',
            name: item.name ?? '',
            quantity: item.quantity,
            reserved: item.reserved,
          },
        ],
  )
}
