import { isRussia, REGIONS, type Region, sameRegion } from '../places/towns.ts'
import { child, type Element, el, type Markup, textOf } from '../wire/xml.ts'
import type { Method } from './method.ts'
import { matchesName } from './names.ts'
import { paginate, wholePage } from './paging.ts'

/** Regions, which the wire calls `city`. Source: docs/protocol/measoft.md, 11.2. */
export const regionlist: Method = {
  needs: 'nothing',
  answer({ request }) {
    const code = textOf(child(request, 'codesearch'), 'code')
    const { rows, attrs } = code
      ? wholePage(REGIONS.filter((region) => sameRegion(region.code, code)))
      : paginate(filterRegions(child(request, 'conditions')), request)
    return el('regionlist', attrs, rows.map(toMarkup))
  },
}

function filterRegions(conditions: Element | undefined): readonly Region[] {
  const country = textOf(conditions, 'country')
  if (country !== '' && !isRussia(country)) return []
  return REGIONS.filter(({ name }) => matchesName({ name, fullName: name }, conditions))
}

function toMarkup({ code, name }: Region): Markup {
  return el('city', {}, [
    el('code', {}, code),
    el('name', {}, name),
    el('country', {}, [
      el('id', {}, '1'),
      el('code', {}, '643'),
      el('name', {}, 'Россия'),
      el('ShortName1', {}, 'RU'),
      el('ShortName2', {}, 'RUS'),
    ]),
  ])
}
