import * as z from 'zod'
import { decode, Text } from './fields.ts'
import { encodeLimit, toCountry } from './townlist.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const REGIONLIST: Command = {
  name: 'regionlist',
  faults: 'general',
  repeated: ['city'],
  auth: 'courier',
  safeToRepeat: true,
}

export interface Region {
  readonly code: string
  readonly name: string
  /** ISO 3166-1 alpha-2, `null` when the courier's own number is not known to us. */
  readonly country: string | null
}

export interface RegionQuery {
  readonly code?: string | undefined
  readonly startsWith?: string | undefined
  readonly contains?: string | undefined
  readonly country?: string | undefined
  readonly page?: { readonly from: number; readonly count: number } | undefined
}

export function encodeRegionlist(query: RegionQuery): XmlInputObject {
  if (query.code !== undefined) return { codesearch: { code: query.code } }
  return {
    conditions: {
      namestarts: query.startsWith,
      namecontains: query.contains,
      country: query.country,
    },
    limit: encodeLimit(query.page),
  }
}

const Country = z.object({ id: Text, code: Text, ShortName1: Text })
const Answer = z.object({
  city: z
    .array(z.object({ code: Text, name: Text, country: z.union([Country, z.string()]).optional() }))
    .default([]),
})

/** A row is called `city` and is a region. Source: docs/protocol/measoft.md, 11.2. */
export function decodeRegionlist(root: XmlObject): readonly Region[] {
  return decode(Answer, root, 'list of regions').city.flatMap(({ code, name, country }) =>
    code === undefined ? [] : [{ code, name: name ?? code, country: toCountry(country) ?? null }],
  )
}
