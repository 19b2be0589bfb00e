import { findClosing, isRoundClock, readHours, type Week } from '../model/hours.ts'
import type { PointOffer } from '../model/points-model.ts'

export const FILTERS = ['cash', 'card', 'fitting', 'open', 'roundClock'] as const
/** `operator:` and its code narrows to one network. */
export type Filter = (typeof FILTERS)[number] | `operator:${string}`

/** An offer with what searching and filtering need, worked out once. */
export interface Entry {
  readonly offer: PointOffer
  /** Folded: address, name, code. */
  readonly text: string
  readonly week: Week | null
}

export function toEntries(offers: readonly PointOffer[]): readonly Entry[] {
  const weeks = new Map<string | null, Week | null>()
  return offers.map((offer) => {
    const { hours, address, name, code } = offer.point
    // Points of one network share their hours: each text is read once.
    if (!weeks.has(hours)) weeks.set(hours, readHours(hours))
    return { offer, week: weeks.get(hours) ?? null, text: fold(`${address} ${name} ${code}`) }
  })
}

/** Whether a filter holds; `null`: the courier does not say. */
export function test(
  filter: Filter,
  { offer: { point }, week }: Entry,
  now: number,
): boolean | null {
  switch (filter) {
    case 'cash':
    case 'card':
    case 'fitting':
      return point.accepts[filter]
    case 'open':
      return week && findClosing(week, now) !== null
    case 'roundClock':
      return week && isRoundClock(week)
    default:
      return point.operatorCode === filter.slice('operator:'.length)
  }
}

export interface Found {
  readonly entries: readonly Entry[]
  /** How many remain with each filter added. What nobody says of any point is left out. */
  readonly counts: ReadonlyMap<Filter, number>
}

export interface Wish {
  readonly query: string
  readonly chosen: ReadonlySet<Filter>
  readonly offered: readonly Filter[]
  readonly now: number
}

/** The entries that hold, in their order. Several operators add up; everything else narrows. */
export function find(entries: readonly Entry[], { query, chosen, offered, now }: Wish): Found {
  const words = fold(query).split(' ').filter(Boolean)
  const narrowing = [...chosen].filter((filter) => !isOperator(filter))
  const operators = [...chosen].filter(isOperator)
  const searched = entries.filter(({ text }) => words.every((word) => text.includes(word)))
  const narrowed = searched.filter((entry) => narrowing.every((f) => test(f, entry, now)))
  const byOperator = (entry: Entry) =>
    operators.length === 0 || operators.some((f) => test(f, entry, now))
  const found = narrowed.filter(byOperator)

  const counts = new Map<Filter, number>()
  for (const filter of offered) {
    if (entries.every((entry) => test(filter, entry, now) === null)) continue
    // An operator is added to the others of its kind, so it is counted without them.
    const base = isOperator(filter) ? narrowed : found
    counts.set(filter, base.filter((entry) => test(filter, entry, now)).length)
  }
  return { entries: found, counts }
}

function isOperator(filter: Filter): boolean {
  return filter.startsWith('operator:')
}

/** Case, `ё` and punctuation do not matter when searching. */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
