import type { Point } from '../places/points.ts'
import { findTown, fold, matchesRegion } from '../places/towns.ts'
import { attrOf, child, type Element, el, type Markup, textOf } from '../wire/xml.ts'
import type { World } from '../world.ts'
import type { Answer, Method } from './method.ts'
import { paginate } from './paging.ts'

/** Pickup points by any filters, joined by AND. Source: docs/protocol/measoft.md, 10. */
export const pvzlist: Method = {
  needs: 'account',
  answer: ({ world, request }) => listPoints(world, request),
}

/** The same for those who need no login: the map. */
export function listPoints(world: World, request: Element): Answer {
  const { rows, attrs } = paginate(filterPoints(world, request), request)
  if (textOf(request, 'json') === 'YES') return { json: JSON.stringify(rows.map(toShortKeys)) }
  const { count, totalcount } = attrs
  return el('pvzlist', { count, totalcount }, rows.map(toMarkup))
}

type Test = (point: Point) => boolean

function filterPoints(world: World, request: Element): readonly Point[] {
  const tests = [...placeTests(request), ...acceptTests(request), ...boxTests(request)]
  const candidates = candidatePoints(world, request)
  return tests.length === 0
    ? candidates
    : candidates.filter((point) => tests.every((test) => test(point)))
}

function candidatePoints({ points }: World, request: Element): readonly Point[] {
  const code = textOf(request, 'code')
  if (code !== '') {
    const point = points.byCode.get(code)
    return point ? [point] : []
  }
  const town = child(request, 'town')
  if (!town || town.text === '') return points.all
  const found = findTown(town.text, {
    regionCode: attrOf(town, 'regioncode'),
    country: attrOf(town, 'country'),
  })
  return found ? (points.byTown.get(found.code) ?? []) : []
}

/** A street counts only with a town, a house only with both. */
function placeTests(request: Element): readonly Test[] {
  const tests: Test[] = []
  const region = textOf(request, 'city')
  if (region !== '') tests.push((point) => matchesRegion(point.town, region))
  const carrier = textOf(request, 'parentcode')
  if (carrier !== '') tests.push((point) => point.carrier.code === carrier)
  const street = fold(textOf(request, 'address'))
  if (street === '' || textOf(request, 'town') === '') return tests
  tests.push((point) => fold(point.street).includes(street))
  const house = fold(textOf(request, 'house'))
  if (house !== '') tests.push((point) => fold(point.house) === house)
  return tests
}

function acceptTests(request: Element): readonly Test[] {
  const tests: Test[] = []
  const accepts: readonly (readonly [string, Test])[] = [
    ['acceptcash', (point) => point.acceptsCash],
    ['acceptcard', (point) => point.acceptsCard],
    ['acceptfitting', (point) => point.acceptsFitting],
    ['acceptindividuals', (point) => point.acceptsIndividuals],
  ]
  for (const [name, test] of accepts) {
    const wanted = textOf(request, name)
    if (wanted === 'YES') tests.push(test)
    if (wanted === 'NO') tests.push((point) => !test(point))
  }
  const weight = Number(textOf(request, 'maxweight'))
  if (weight > 0) tests.push(({ maxWeightKg }) => maxWeightKg === null || maxWeightKg >= weight)
  return tests
}

/** Top left latitude and longitude, then bottom right. */
function boxTests(request: Element): readonly Test[] {
  const corners = ['lt', 'lg', 'rt', 'rg'].map((name) => textOf(request, name))
  if (corners.some((corner) => corner === '' || !Number.isFinite(Number(corner)))) return []
  const [top = 0, left = 0, bottom = 0, right = 0] = corners.map(Number)
  return [({ lat, lon }) => lat <= top && lat >= bottom && lon >= left && lon <= right]
}

function toMarkup(point: Point): Markup {
  const { town, carrier } = point
  return el('pvz', {}, [
    el('uid'),
    el('code', {}, point.code),
    el('clientcode', {}, point.clientCode),
    el('name', {}, point.name),
    el('parentcode', {}, carrier.code),
    el('parentname', {}, carrier.name),
    el(
      'town',
      { code: town.code, regioncode: town.regionCode, regionname: town.regionName },
      town.fullName,
    ),
    el('address', {}, addressOf(point)),
    el('phone', {}, point.phone),
    el('comment'),
    el('traveldescription', {}, point.directions),
    el('worktime', {}, point.worktime),
    el('maxweight', {}, point.maxWeightKg ?? ''),
    el('acceptcash', {}, yesNo(point.acceptsCash)),
    el('acceptcard', {}, yesNo(point.acceptsCard)),
    el('acceptfitting', {}, yesNo(point.acceptsFitting)),
    el('acceptindividuals', {}, yesNo(point.acceptsIndividuals)),
    el('latitude', {}, point.lat.toFixed(6)),
    el('longitude', {}, point.lon.toFixed(6)),
  ])
}

/** Keys of the map's answer. Source: docs/protocol/measoft.md, 10.4. */
function toShortKeys(point: Point): Readonly<Record<string, string | number>> {
  return {
    co: point.code,
    na: point.name,
    la: point.lat,
    lo: point.lon,
    ad: addressOf(point),
    ph: point.phone,
    wt: point.worktime,
    ac: yesNo(point.acceptsCash),
    cc: yesNo(point.acceptsCard),
    af: yesNo(point.acceptsFitting),
  }
}

function addressOf({ street, house }: Point): string {
  return `${street}, ${house}`
}

function yesNo(value: boolean): string {
  return value ? 'YES' : 'NO'
}
