import * as z from 'zod'
import { DeliveryError } from '../../errors.ts'
import { refuseResult } from './faults.ts'
import { decode } from './fields.ts'
import type { Command } from './wire.ts'
import { isElement, type XmlNode, type XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const CANCELORDER: Command = {
  name: 'cancelorder',
  faults: 'orders',
  repeated: ['order'],
  auth: 'account',
  safeToRepeat: false,
}

/** Source: docs/protocol/measoft.md, 5.2. */
export const encodeCancel = (courierReference: string): XmlInputObject => ({
  order: { '@orderno': courierReference },
})

const Answer = z.object({ order: z.array(z.custom<XmlNode>()).min(1) })

/** Every number but zero means that it was not cancelled. */
export function decodeCancel(root: XmlObject): void {
  for (const result of decode(Answer, root, 'answer to a cancellation').order) {
    if (!isElement(result) || result['@error'] === undefined) {
      throw new DeliveryError('courier_misbehaved', 'the answer to a cancellation has no verdict')
    }
    refuseResult(result, 'orders')
  }
}
