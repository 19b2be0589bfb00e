import { fold } from '../places/towns.ts'
import { type Element, textOf } from '../wire/xml.ts'

interface Named {
  readonly name: string
  readonly fullName: string
}

/** The conditions on names that all dictionaries share, joined by AND. */
export function matchesName(row: Named, conditions: Element | undefined): boolean {
  const full = fold(row.fullName)
  const contains = fold(textOf(conditions, 'namecontains'))
  const starts = fold(textOf(conditions, 'namestarts'))
  const exact = fold(textOf(conditions, 'name'))
  const wholeName = fold(textOf(conditions, 'fullname'))
  const parts = fold(textOf(conditions, 'namecontainsparts')).split(/\s+/)
  return (
    full.includes(contains) &&
    full.startsWith(starts) &&
    (exact === '' || fold(row.name) === exact) &&
    (wholeName === '' || full === wholeName) &&
    parts.every((part) => full.includes(part))
  )
}
