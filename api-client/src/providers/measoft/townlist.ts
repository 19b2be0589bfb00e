import * as z from 'zod'
import type { Town } from '../../domain/address.ts'
import type { TownQuery } from '../../provider.ts'
import { Attribute, decode, Text } from './fields.ts'
import type { Command } from './wire.ts'
import type { XmlObject } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const TOWNLIST: Command = {
  name: 'townlist',
  faults: 'general',
  repeated: ['town'],
  auth: 'courier',
  safeToRepeat: true,
}

/** A town with what else the courier's dictionary knows of it. */
export type MeasoftTown = Town & {
  readonly typeName?: string | undefined
  readonly fiasCode?: string | undefined
  readonly kladrCode?: string | undefined
}

/** On the wire `city` is the region. Source: docs/protocol/measoft.md, 11.1. */
export function encodeTownlist(query: TownQuery): XmlInputObject {
  // A search by code makes the service ignore conditions and limit.
  if (query.code !== undefined) return { codesearch: { code: query.code } }
  if (query.postcode !== undefined) return { codesearch: { zipcode: query.postcode } }
  return {
    conditions: {
      namestarts: query.startsWith,
      namecontains: query.contains,
      city: query.regionCode,
      country: query.country,
    },
    limit: encodeLimit(query.page),
  }
}

export function encodeLimit(
  page: { readonly from: number; readonly count: number } | undefined,
): XmlInputObject | undefined {
  return page && { limitfrom: String(page.from), limitcount: String(page.count) }
}

const Country = z.object({ id: Text, code: Text, ShortName1: Text }).optional()

const Node = z.object({
  code: Text,
  name: Text,
  shortname: Text,
  typename: Text,
  fiascode: Text,
  kladrcode: Text,
  city: z.object({ code: Text, name: Text, country: z.union([Country, z.string()]) }).optional(),
  coords: z.object({ '@lat': Attribute, '@lon': Attribute }).optional(),
})
const Answer = z.object({ town: z.array(Node).default([]) })

/** Towns in the courier's order: popular first. */
export function decodeTownlist(root: XmlObject, query: TownQuery): readonly MeasoftTown[] {
  return decode(Answer, root, 'list of towns').town.flatMap((node) => {
    const town = toTown(node, query)
    return town === null ? [] : [town]
  })
}

function toTown(node: z.infer<typeof Node>, query: TownQuery): MeasoftTown | null {
  const { code, name, city } = node
  if (code === undefined || name === undefined) return null
  return {
    code,
    name,
    shortName: node.shortname,
    typeName: node.typename,
    regionCode: city?.code ?? '',
    regionName: city?.name ?? '',
    country: toCountry(city?.country) ?? toCountry(query.country) ?? 'RU',
    // The answer does not repeat the postcode that was asked for.
    postcode: query.postcode,
    latitude: toDegrees(node.coords?.['@lat'], 90),
    longitude: toDegrees(node.coords?.['@lon'], 180),
    fiasCode: node.fiascode,
    kladrCode: node.kladrcode,
  }
}

/** Their own numbers of countries, as far as they are known. Source: docs/protocol/measoft.md, 11.1. */
const COUNTRIES: Readonly<Record<string, string>> = { 1: 'RU', 1219: 'UZ' }

export function toCountry(country: z.infer<typeof Country> | string): string | undefined {
  const values =
    typeof country === 'object' ? [country.ShortName1, country.code, country.id] : [country]
  for (const value of values) {
    if (value === undefined) continue
    if (/^[A-Za-z]{2}$/.test(value)) return value.toUpperCase()
    const known = COUNTRIES[value]
    if (known !== undefined) return known
  }
  return undefined
}

/** Decimal degrees, or nothing where the courier wrote nothing useful. */
export function toDegrees(text: string | undefined, most: number): number | undefined {
  const degrees = text === undefined ? Number.NaN : Number(text)
  return Math.abs(degrees) <= most ? degrees : undefined
}
