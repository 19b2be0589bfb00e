import * as z from 'zod'
import { refuseResult } from './faults.ts'
import { decode } from './fields.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'
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

const Result = z.object({ '@error': z.string() })
const Answer = z.object({ order: z.tuple([Result], Result) })

/** Every number but zero means that it was not cancelled. */
export function decodeCancel(root: XmlObject): void {
  for (const result of decode(Answer, root, 'answer to a cancellation').order) {
    refuseResult(result, 'orders')
  }
}
