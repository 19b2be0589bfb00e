import { type Street, streetsOf } from '../places/streets.ts'
import { findTown } from '../places/towns.ts'
import { attrOf, child, el, textOf } from '../wire/xml.ts'
import type { Method } from './method.ts'
import { matchesName } from './names.ts'
import { paginate } from './paging.ts'

/** Streets of a town, which must be named. Source: docs/protocol/measoft.md, 11.3. */
export const streetlist: Method = {
  needs: 'nothing',
  answer({ request }) {
    const conditions = child(request, 'conditions')
    const town = findTown(textOf(conditions, 'town'), {
      regionCode: attrOf(child(conditions, 'town'), 'regioncode'),
    })
    const streets = town ? streetsOf(town) : []
    const matching = streets.filter((street) =>
      matchesName({ name: street.name, fullName: fullName(street) }, conditions),
    )
    const { rows, attrs } = paginate(matching, request)
    return el(
      'streetlist',
      attrs,
      rows.map((street) =>
        el('street', {}, [
          el('name', {}, fullName(street)),
          el('shortname', {}, street.name),
          el('typename', {}, street.type),
        ]),
      ),
    )
  },
}

function fullName({ name, type }: Street): string {
  return `${name} ${type}`
}
