import { findClosing, isRoundClock, readHours } from '../model/hours.ts'
import { type PointTable, SHIFTS } from '../model/point-table.ts'

export const FILTERS = ['cash', 'card', 'fitting', 'open', 'roundClock'] as const
/** `operator:` and its code narrows to one network. */
export type Filter = (typeof FILTERS)[number] | `operator:${string}`

const OPERATOR = 'operator:'

/** Whether a point holds; `null`: the courier does not say. */
export type Test = (row: number) => boolean | null

/** Tests of one moment. Hours are read once a text, not once a point: networks share them. */
export function createTests(table: PointTable, now: number): (filter: Filter) => Test {
  const { hours, operator } = table.columns()
  const read = (of: (text: string | null) => boolean | null): Test => {
    const known = table.hourTexts.map(of)
    return (row) => known[hours[row] ?? 0] ?? null
  }
  return (filter) => {
    switch (filter) {
      case 'cash':
      case 'card':
      case 'fitting':
        return (row) => table.answer(row, SHIFTS[filter])
      case 'open':
        return read((text) => {
          const week = readHours(text)
          return week && findClosing(week, now) !== null
        })
      case 'roundClock':
        return read((text) => {
          const week = readHours(text)
          return week && isRoundClock(week)
        })
      default: {
        const wanted = table.operators.indexOf(filter.slice(OPERATOR.length))
        return (row) => operator[row] === wanted
      }
    }
  }
}

export interface Wish {
  readonly chosen: ReadonlySet<Filter>
  readonly offered: readonly Filter[]
  /** Of the method, and answering to what is searched. */
  readonly matches: (row: number) => boolean
  readonly test: (filter: Filter) => Test
}

export interface Found {
  /** By row: 1 where it is shown. */
  readonly mask: Uint8Array
  readonly count: number
  /** How many remain with each filter added. What nobody says of any point is left out. */
  readonly counts: ReadonlyMap<Filter, number>
}

/** One pass over everything loaded. Several operators add up; everything else narrows. */
export function find(size: number, { chosen, offered, matches, test }: Wish): Found {
  const mask = new Uint8Array(size)
  const narrowing = [...chosen].filter((filter) => !isOperator(filter)).map(test)
  const operators = [...chosen].filter(isOperator).map(test)
  const counted = offered.map((filter) => ({
    filter,
    test: test(filter),
    isOperator: isOperator(filter),
    isKnown: false,
    count: 0,
  }))
  let count = 0
  for (let row = 0; row < size; row++) {
    if (!matches(row)) continue
    const isNarrow = narrowing.every((holds) => holds(row))
    const isShown = isNarrow && (operators.length === 0 || operators.some((holds) => holds(row)))
    if (isShown) {
      mask[row] = 1
      count++
    }
    for (const entry of counted) {
      const answer = entry.test(row)
      if (answer !== null) entry.isKnown = true
      // An operator is added to the others of its kind, so it is counted without them.
      if (answer && (entry.isOperator ? isNarrow : isShown)) entry.count++
    }
  }
  const known = counted.filter((entry) => entry.isKnown || chosen.has(entry.filter))
  return { mask, count, counts: new Map(known.map((entry) => [entry.filter, entry.count])) }
}

function isOperator(filter: Filter): boolean {
  return filter.startsWith(OPERATOR)
}
