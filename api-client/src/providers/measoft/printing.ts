import * as z from 'zod'
import { DeliveryError } from '../../errors.ts'
import { decode, Text } from './fields.ts'
import type { PrintingOptions } from './options.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

/** Unconfirmed: root, `order` and `form`. Only that `content` holds a PDF is known (13.3). */
export const toPrintCommand = ({ command }: PrintingOptions): Command => ({
  name: command,
  faults: 'orders',
  repeated: [],
  auth: 'account',
  safeToRepeat: true,
})

export const encodePrint = (
  { form }: PrintingOptions,
  courierReference: string,
): XmlInputObject => ({ order: { '@orderno': courierReference }, form })

/** The courier's own form as PDF bytes. */
export function decodeLabel(root: XmlObject): Uint8Array {
  const { content } = decode(z.object({ content: Text }), root, 'printed form')
  const pdf = Buffer.from(content ?? '', 'base64')
  if (pdf.subarray(0, 5).toString('latin1') !== '%PDF-') {
    throw new DeliveryError('courier_misbehaved', 'the courier sent no PDF')
  }
  return pdf
}
