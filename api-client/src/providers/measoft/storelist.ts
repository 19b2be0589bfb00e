import * as z from 'zod'
import { decode, Text } from './fields.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'

export const STORELIST: Command = {
  name: 'storelist',
  faults: 'general',
  repeated: ['store'],
  auth: 'account',
  safeToRepeat: true,
}

/** A department of the courier company, or a carrier behind it. */
export interface Branch {
  readonly code: string
  readonly name: string
}

const Answer = z.object({ store: z.array(z.object({ code: Text, name: Text })).default([]) })

/** Source: docs/protocol/measoft.md, 9.3. */
export function decodeStorelist(root: XmlObject): readonly Branch[] {
  return decode(Answer, root, 'list of branches').store.flatMap(({ code, name }) =>
    code === undefined ? [] : [{ code, name: name ?? code }],
  )
}
