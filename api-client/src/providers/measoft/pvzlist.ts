import * as z from 'zod'
import type { PickupPoint, PickupPointQuery } from '../../domain/pickup-point.ts'
import { Attribute, decode, Text, withText } from './fields.ts'
import { encodeLimit, toDegrees } from './townlist.ts'
import { readYesNo, toGrams, toKilograms, toYesNo } from './units.ts'
import type { Command } from './wire.ts'
import type { XmlNode } from './xml.ts'
import type { XmlInputObject } from './xml-writer.ts'

export const PVZLIST: Command & { readonly row: string } = {
  name: 'pvzlist',
  faults: 'general',
  repeated: ['phone'],
  row: 'pvz',
  auth: 'account',
  safeToRepeat: true,
}

/** All filters narrow together. `json` is never asked for. Source: docs/protocol/measoft.md, 10.1. */
export function encodePvzlist(query: PickupPointQuery, merchantCode?: string): XmlInputObject {
  const { accepts = {}, box } = query
  const yesNo = (value: boolean | undefined): string | undefined =>
    value === undefined ? undefined : toYesNo(value)
  return {
    code: query.code,
    client_code: merchantCode,
    city: query.regionCode,
    town: query.townCode,
    address: query.street,
    house: query.house,
    parentcode: query.operatorCode,
    acceptcash: yesNo(accepts.cash),
    acceptcard: yesNo(accepts.card),
    acceptfitting: yesNo(accepts.fitting),
    acceptindividuals: yesNo(accepts.individuals),
    maxweight: query.weightGrams === undefined ? undefined : toKilograms(query.weightGrams),
    lt: box && String(box.north),
    lg: box && String(box.west),
    rt: box && String(box.south),
    rg: box && String(box.east),
    with_coords: yesNo(query.withCoordinates),
    limit: encodeLimit(query.page),
  }
}

/** One `<pvz>`. Source: docs/protocol/measoft.md, 10.2. */
const Pvz = z.object({
  code: Text,
  clientcode: Text,
  name: Text,
  parentcode: Text,
  parentname: Text,
  town: withText({ '@code': Attribute, '@regioncode': Attribute }).optional(),
  address: Text,
  phone: z.array(Text).default([]),
  comment: Text,
  traveldescription: Text,
  worktime: Text,
  maxweight: Text,
  acceptcash: Text,
  acceptcard: Text,
  acceptfitting: Text,
  acceptindividuals: Text,
  latitude: Text,
  longitude: Text,
})

/** `null` for a row without a code: nothing could be sent to it. */
export function decodePoint(node: XmlNode): PickupPoint | null {
  const pvz = decode(Pvz, node, '<pvz>')
  if (pvz.code === undefined) return null
  const name = pvz.name ?? pvz.address ?? pvz.code
  const maxWeightGrams = toGrams(pvz.maxweight)
  return {
    code: pvz.code,
    operatorPointCode: pvz.clientcode ?? null,
    name,
    operator:
      pvz.parentcode === undefined
        ? null
        : { code: pvz.parentcode, name: pvz.parentname ?? pvz.parentcode },
    townCode: pvz.town?.['@code'] ?? '',
    townName: pvz.town?.['#text'] ?? '',
    regionCode: pvz.town?.['@regioncode'] ?? '',
    address: pvz.address ?? '',
    phones: pvz.phone.flatMap((phone) => (phone === undefined ? [] : [phone])),
    directions: pvz.traveldescription ?? null,
    comment: pvz.comment ?? null,
    hours: pvz.worktime ?? null,
    // Unconfirmed: empty means no limit known; we read zero the same way.
    maxWeightGrams: maxWeightGrams !== null && maxWeightGrams > 0 ? maxWeightGrams : null,
    accepts: {
      cash: readYesNo(pvz.acceptcash),
      card: readYesNo(pvz.acceptcard),
      fitting: readYesNo(pvz.acceptfitting),
      individuals: readYesNo(pvz.acceptindividuals),
    },
    ...toPlace(pvz.latitude, pvz.longitude),
    isLocker: looksLikeLocker(name),
  }
}

/** Both or neither; nobody delivers to the sea off Ghana, so 0,0 is "not known" too. */
function toPlace(latitude: string | undefined, longitude: string | undefined) {
  const north = toDegrees(latitude, 90)
  const east = toDegrees(longitude, 180)
  if (north === undefined || east === undefined || (north === 0 && east === 0)) {
    return { latitude: null, longitude: null }
  }
  return { latitude: north, longitude: east }
}

/** Unconfirmed: the wire does not tell lockers apart, their names usually do. */
const looksLikeLocker = (name: string): boolean => /постамат|почтомат|автомат|locker/i.test(name)
