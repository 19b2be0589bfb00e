import * as z from 'zod'
import { DeliveryError } from '../../errors.ts'
import { decode, Text } from './fields.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'

export const CLIENT: Command = {
  name: 'client',
  faults: 'orders',
  repeated: [],
  auth: 'account',
  safeToRepeat: true,
}

/** The merchant's code in the courier's database. Source: docs/protocol/measoft.md, 9.2. */
export function decodeClient(root: XmlObject): { readonly merchantCode: string } {
  const { code } = decode(z.object({ code: Text }), root, 'client answer')
  if (code === undefined) {
    throw new DeliveryError('courier_misbehaved', 'the courier let us in without a merchant code')
  }
  return { merchantCode: code }
}
