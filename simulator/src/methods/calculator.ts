import type { ServiceLevel, Tenant } from '../options.ts'
import { readTown } from '../orders/read-parties.ts'
import { findTown, findTownByCode, TOWNS, type Town } from '../places/towns.ts'
import { computeRate, type Shipment } from '../rates.ts'
import { formatDecimal, formatMoney, parseDecimal, parseMoney } from '../wire/decimal.ts'
import { faultTexts, Refusal } from '../wire/faults.ts'
import { attrOf, child, childrenOf, type Element, el, type Markup, textOf } from '../wire/xml.ts'
import type { AccountCall, Method } from './method.ts'

/** Prices and terms, asked in either form. Source: docs/protocol/measoft.md, 8. */
export const calculator: Method = {
  needs: 'account',
  answer(call) {
    try {
      return calculate(call)
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      // The one family whose errors stand on its own root.
      const texts = faultTexts(error.table, error.code, call.world.settings.switches.answerTexts)
      return el('calculator', { error: error.code }, texts[1])
    }
  },
}

function calculate(call: AccountCall): Markup {
  const order = child(call.request, 'order')
  const question = order ? readNewForm(order, call) : readOldForm(call)
  const levels = chooseLevels(call.tenant, question)
  return el(
    'calculator',
    {},
    levels.map((level) => toCalc(level, question, call)),
  )
}

interface Question extends Shipment {
  /** '' asks for every mode that can be used. */
  readonly service: string
  readonly priceType: 'CUSTOMER' | 'CLIENT'
}

function readOldForm({ request, world, account }: AccountCall): Question {
  const calc = child(request, 'calc')
  const given = (name: string) => attrOf(calc, name)
  const from = toTown(given('townfrom'), 21) ?? findTownByCode(account.townCode)
  const point = world.points.byCode.get(given('pvz'))
  const to = toTown(given('townto'), 22) ?? point?.town ?? townByPostcode(given('zipcode'))
  const sides = ['l', 'w', 'h'].map((name) => parseDecimal(given(name)) ?? 0)
  return toQuestion(
    { from, to, point },
    given,
    given('mass'),
    sides[0] && sides[1] && sides[2] ? [sides] : [],
  )
}

function readNewForm(order: Element, { world, account }: AccountCall): Question {
  const sender = child(order, 'sender')
  const receiver = child(order, 'receiver')
  const given = (name: string) => textOf(order, name)
  const point = world.points.byCode.get(textOf(receiver, 'pvz'))
  const from = readTown(sender) ?? orRefuse(textOf(sender, 'town'), 21)
  const to = readTown(receiver) ?? orRefuse(textOf(receiver, 'town'), 22)
  const parcels = childrenOf(child(order, 'packages'), 'package')
  const mass = given('weight') || massOf(parcels)
  const boxes = parcels.flatMap(boxesOf)
  const place = {
    from: from ?? findTownByCode(account.townCode),
    to: to ?? point?.town ?? townByPostcode(textOf(receiver, 'zipcode')),
    point,
  }
  return toQuestion(place, given, mass, boxes)
}

interface Places {
  readonly from: Town | undefined
  readonly to: Town | undefined
  readonly point: Shipment['point']
}

function toQuestion(
  { from, to, point }: Places,
  given: (name: string) => string,
  mass: string,
  boxes: readonly (readonly number[])[],
): Question {
  if (!from) throw new Refusal('general', 18)
  if (!to) throw new Refusal('general', 19)
  if (mass === '') throw new Refusal('general', 23)
  const massKg = parseDecimal(mass)
  if (massKg === null || massKg <= 0) throw new Refusal('general', 20)
  return {
    from,
    to,
    point,
    massKg,
    boxes,
    toCollect: parseMoney(given('price')) ?? 0,
    declaredValue: parseMoney(given('inshprice')) ?? 0,
    isCard: given('paytype') === 'CARD',
    isPrepaid: given('paytype') === 'NO',
    service: given('service'),
    priceType: given('pricetype') === 'CLIENT' ? 'CLIENT' : 'CUSTOMER',
  }
}

function toTown(text: string, code: number): Town | undefined {
  return findTown(text) ?? orRefuse(text, code)
}

/** A town that was named and does not exist is refused; one that was not named is not. */
function orRefuse(text: string, code: number): undefined {
  if (text !== '') throw new Refusal('general', code)
  return undefined
}

function townByPostcode(postcode: string): Town | undefined {
  return postcode === '' ? undefined : TOWNS.find((town) => town.postcode === postcode)
}

function massOf(parcels: readonly Element[]): string {
  if (parcels.length === 0) return ''
  const total = parcels.reduce((sum, parcel) => {
    const mass = parseDecimal(attrOf(parcel, 'mass') || '0')
    if (mass === null) throw new Refusal('general', 20)
    return sum + mass * countOf(parcel)
  }, 0)
  return total > 0 ? formatDecimal(total) : ''
}

function boxesOf(parcel: Element): readonly (readonly number[])[] {
  const sides = ['length', 'width', 'height'].map((side) => parseDecimal(attrOf(parcel, side)) ?? 0)
  return sides.every((side) => side > 0) ? [[...sides, countOf(parcel)]] : []
}

function countOf(parcel: Element): number {
  return parseDecimal(attrOf(parcel, 'quantity')) ?? 1
}

/** A mode that was asked for and cannot be used is an error; otherwise it is left out. */
function chooseLevels({ serviceLevels }: Tenant, question: Question): readonly ServiceLevel[] {
  if (question.service === '') {
    return serviceLevels.filter((level) => isPossible(level, question))
  }
  const level = serviceLevels.find(({ code }) => code === question.service)
  if (!level) throw new Refusal('general', 15)
  if (!isPossible(level, question)) throw new Refusal('general', 38)
  return [level]
}

function isPossible(level: ServiceLevel, { from, to, point }: Question): boolean {
  if (level.pace === 'today' && from !== to) return false
  return level.carrierCode === null || !point || point.carrier.code === level.carrierCode
}

function toCalc(level: ServiceLevel, question: Question, { world, tenant }: AccountCall): Markup {
  const rule = question.priceType === 'CUSTOMER' ? tenant.customerRule : null
  const rate = computeRate(question, {
    pace: level.pace,
    rule,
    switches: world.settings.switches,
    now: world.clock.now(),
  })
  const price = formatMoney(rate.price)
  const { from, to, priceType } = question
  return el('calc', { price }, [
    el('townfrom', { code: from.code }, from.fullName),
    el('townto', { code: to.code }, to.fullName),
    el('addressto', { code: to.code }, to.fullName),
    el('mass', {}, formatDecimal(question.massKg)),
    el('service', { name: level.name }, level.code),
    el('zone', {}, rate.zone),
    el('price', {}, price),
    el('pricetype', { name: priceType }, priceType),
    el('mindeliverydays', {}, rate.minDays),
    el('maxdeliverydays', {}, rate.maxDays),
    el('mindeliverydate', {}, rate.earliestDay),
  ])
}
