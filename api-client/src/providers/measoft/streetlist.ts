import * as z from 'zod'
import type { Street } from '../../provider.ts'
import { decode, Text } from './fields.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const STREETLIST: Command = {
  name: 'streetlist',
  faults: 'general',
  repeated: ['street'],
  auth: 'courier',
  safeToRepeat: true,
}

/** Source: docs/protocol/measoft.md, 11.3. */
export const encodeStreetlist = (query: {
  readonly townCode: string
  readonly contains: string
}): XmlInputObject => ({
  conditions: { town: query.townCode, namecontains: query.contains },
})

const Answer = z.object({
  street: z.array(z.object({ name: Text, shortname: Text, typename: Text })).default([]),
})

export function decodeStreetlist(root: XmlObject): readonly Street[] {
  return decode(Answer, root, 'list of streets').street.flatMap((street) =>
    street.name === undefined
      ? []
      : [
          {
            name: street.name,
            shortName: street.shortname ?? street.name,
            typeName: street.typename ?? '',
          },
        ],
  )
}
