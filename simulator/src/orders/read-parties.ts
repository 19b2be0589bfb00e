import { isWeekend } from '../clock.ts'
import type { Account, ServiceLevel, Switches } from '../options.ts'
import type { Point, Points } from '../places/points.ts'
import { findTown, fold, type Town } from '../places/towns.ts'
import { Refusal } from '../wire/faults.ts'
import { attrOf, child, type Element, textOf } from '../wire/xml.ts'
import type { Party, Recipient } from './order.ts'

/** A `town` element: its text with the region and the country that narrow it. */
export function readTown(party: Element | undefined): Town | undefined {
  const town = child(party, 'town')
  if (!town || town.text === '') return undefined
  return findTown(town.text, {
    regionCode: attrOf(town, 'regioncode'),
    country: attrOf(town, 'country'),
  })
}

/** Who sends. What is not given comes from the client card. Throws `Refusal`. */
export function readSender(order: Element, account: Account, switches: Switches): Party {
  const sender = child(order, 'sender')
  const town = readTown(sender)
  if (textOf(sender, 'town') !== '' && !town) throw new Refusal('order', 6)
  const party = readParty(sender, town?.code ?? account.townCode)
  if (sender && switches.senderEnforced) checkSender(party)
  else if (sender && textOf(order, 'pickup') === 'YES') {
    // Whom to ask for is one of the two; where to fetch must be said.
    checkSender({ ...party, company: '-', person: party.person || party.company })
  }
  return { ...party, company: party.company || account.company }
}

function checkSender(party: Party): void {
  if (party.company === '') throw new Refusal('order', 13)
  if (party.person === '') throw new Refusal('order', 14)
  if (party.phone === '') throw new Refusal('order', 15)
  if (party.address === '') throw new Refusal('order', 16)
}

/** Who receives and where. Throws `Refusal`. Source: docs/protocol/measoft.md, 4.4. */
export function readRecipient(order: Element, points: Points, switches: Switches): Recipient {
  const element = child(order, 'receiver')
  const given = readTown(element)
  const point = findPoint(element, given, points)
  const town = given ?? point?.town
  if (!town) throw new Refusal('order', 5)
  const party = readParty(element, (point?.town ?? town).code)
  if (party.address === '' && !point) throw new Refusal('order', 7)
  if (party.phone === '') throw new Refusal('order', 8)
  if (party.person === '' && party.company === '') throw new Refusal('order', 9)
  if (isDayOff(party.date, switches)) throw new Refusal('order', 18)
  const coords = child(element, 'coords')
  return {
    ...party,
    inn: textOf(element, 'inn'),
    postcode: textOf(element, 'zipcode'),
    pointCode: point?.code ?? '',
    deliveryPin: textOf(element, 'deliveryPIN'),
    coords: coords ? { lat: attrOf(coords, 'lat'), lon: attrOf(coords, 'lon') } : null,
  }
}

export function isDayOff(day: string, switches: Switches): boolean {
  if (day === '') return false
  return switches.daysOff.includes(day) || (switches.weekendsAreDaysOff && isWeekend(day))
}

/**
 * The point in any of the four spellings: `pvz`, or in the address its code, its carrier's code,
 * or `ПВЗ <name>`. Source: docs/protocol/measoft.md, 4.4.2.
 */
function findPoint(
  recipient: Element | undefined,
  town: Town | undefined,
  points: Points,
): Point | undefined {
  const code = textOf(recipient, 'pvz')
  if (code !== '') {
    const point = points.byCode.get(code)
    if (!point) throw new Refusal('order', 59)
    return point
  }
  const address = textOf(recipient, 'address')
  const found = points.byCode.get(address) ?? points.byClientCode.get(address)
  // A bare number may also be a house of another town's street-less address.
  if (found && (!town || found.town === town)) return found
  if (!address.startsWith('ПВЗ ')) return undefined
  const name = fold(address.slice(4))
  const nearby = town ? (points.byTown.get(town.code) ?? []) : points.all
  return nearby.find((point) => fold(point.name) === name)
}

/** Refuses a point that the urgency mode, the payment or the weight do not allow. */
export function checkPoint(
  point: Point,
  level: ServiceLevel,
  order: { paytype: string; weightKg: number },
  switches: Switches,
): void {
  if (level.carrierCode !== null && point.carrier.code !== level.carrierCode) {
    throw new Refusal('order', 57)
  }
  if (!switches.pointLimitsEnforced) return
  const isTooHeavy = point.maxWeightKg !== null && order.weightKg > point.maxWeightKg
  const takesPayment =
    (order.paytype !== 'CASH' || point.acceptsCash) &&
    (order.paytype !== 'CARD' || point.acceptsCard)
  if (isTooHeavy || !takesPayment) throw new Refusal('order', 60)
}

function readParty(party: Element | undefined, townCode: string): Party {
  return {
    company: textOf(party, 'company'),
    person: textOf(party, 'person'),
    phone: textOf(party, 'phone'),
    contacts: textOf(party, 'contacts'),
    townCode,
    address: textOf(party, 'address'),
    date: textOf(party, 'date'),
    timeMin: textOf(party, 'time_min'),
    timeMax: textOf(party, 'time_max'),
  }
}
