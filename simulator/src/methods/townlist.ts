import { isRussia, matchesRegion, TOWNS, type Town } from '../places/towns.ts'
import { child, type Element, el, type Markup, textOf } from '../wire/xml.ts'
import type { Method } from './method.ts'
import { matchesName } from './names.ts'
import { paginate, wholePage } from './paging.ts'

/** Towns by code or by condition. Source: docs/protocol/measoft.md, 11.1. */
export const townlist: Method = {
  needs: 'nothing',
  answer({ request }) {
    const codes = child(request, 'codesearch')
    const { rows, attrs } = codes
      ? wholePage(TOWNS.filter((town) => hasCode(town, codes)))
      : paginate(filterTowns(child(request, 'conditions')), request)
    return el('townlist', attrs, rows.map(toMarkup))
  },
}

function hasCode(town: Town, codes: Element): boolean {
  const wanted: readonly (readonly [string, string])[] = [
    [textOf(codes, 'code'), town.code],
    [textOf(codes, 'zipcode'), town.postcode],
    [textOf(codes, 'kladrcode'), town.kladr],
    [textOf(codes, 'fiascode').toLowerCase(), town.fias],
  ]
  const given = wanted.filter(([asked]) => asked !== '')
  return given.length > 0 && given.every(([asked, own]) => asked === own)
}

function filterTowns(conditions: Element | undefined): readonly Town[] {
  const region = textOf(conditions, 'city')
  const country = textOf(conditions, 'country')
  if (country !== '' && !isRussia(country)) return []
  return TOWNS.filter(
    (town) => (region === '' || matchesRegion(town, region)) && matchesName(town, conditions),
  )
}

function toMarkup(town: Town): Markup {
  return el('town', {}, [
    el('code', {}, town.code),
    el('city', {}, [el('code', {}, town.regionCode), el('name', {}, town.regionName)]),
    el('name', {}, town.fullName),
    el('fiascode', {}, town.fias),
    el('kladrcode', {}, town.kladr),
    el('shortname', {}, town.name),
    el('typename', {}, town.type),
    el('coords', { lat: town.lat.toFixed(4), lon: town.lon.toFixed(4) }),
  ])
}
