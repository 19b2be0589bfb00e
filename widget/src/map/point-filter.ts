import { findClosing, isRoundClock, readHours, type Week } from '../model/hours.ts'
import { type PointTable, SHIFTS } from '../model/point-table.ts'
import { keepRows, type Rows } from '../model/rows.ts'

export const FILTERS = ['cash', 'card', 'fitting', 'open', 'roundClock'] as const
/** `operator:` and its code narrows to one network. */
export type Filter = (typeof FILTERS)[number] | `operator:${string}`

const OPERATOR = 'operator:'
const NO = 1
const YES = 2

/**
 * What a filter asks: each point has a small number in the column, and for each number it is worked out
 * once what it means: 0 not said, 1 no, 2 yes.
 */
export interface Test {
  readonly column: Uint16Array
  readonly meanings: ArrayLike<number>
}

/** Tests of one moment. Hours are read once a text, not once a point: networks share them. */
export function createTests(table: PointTable, now: number): (filter: Filter) => Test {
  const open = createHourMeanings(table, (week) => findClosing(week, now) !== null)
  const roundClock = createHourMeanings(table, isRoundClock)
  return (filter) => {
    const { flags, hours, operator } = table.columns()
    switch (filter) {
      case 'cash':
      case 'card':
      case 'fitting':
        return { column: flags, meanings: FLAG_MEANINGS[filter] }
      case 'open':
        return { column: hours, meanings: open() }
      case 'roundClock':
        return { column: hours, meanings: roundClock() }
      default: {
        const code = filter.slice(OPERATOR.length)
        const meanings = table.operators.map((operator) => (operator === code ? YES : NO))
        return { column: operator, meanings }
      }
    }
  }
}

const FLAG_MEANINGS = {
  cash: toFlagMeanings(SHIFTS.cash),
  card: toFlagMeanings(SHIFTS.card),
  fitting: toFlagMeanings(SHIFTS.fitting),
}

function toFlagMeanings(shift: number): Uint8Array {
  return Uint8Array.from({ length: 512 }, (_, flags) => [0, NO, YES, 0][(flags >> shift) & 3] ?? 0)
}

/** By number of the text; texts that came since the last time are read now. */
function createHourMeanings(table: PointTable, holds: (week: Week) => boolean) {
  const meanings: number[] = []
  return () => {
    for (const text of table.hourTexts.slice(meanings.length)) {
      const week = readHours(text)
      meanings.push(week ? (holds(week) ? YES : NO) : 0)
    }
    return meanings
  }
}

export interface Wish {
  readonly chosen: ReadonlySet<Filter>
  /** Of the method, and answering to what is searched. */
  readonly matching: Rows
  readonly test: (filter: Filter) => Test
}

export interface Found {
  /** What is shown, in the table's order. */
  readonly rows: Rows
  /** By row: 1 where it is shown. */
  readonly mask: Uint8Array
  readonly count: number
  /** What would be shown of every operator. */
  readonly ofAllOperators: Rows
}

/** Several operators add up; everything else narrows. */
export function find(size: number, { chosen, matching, test }: Wish): Found {
  const operators = [...chosen].filter(isOperator).map(test)
  const narrowing = [...chosen].filter((filter) => !isOperator(filter)).map(test)
  const narrow = narrowing.reduce(
    (rows, { column, meanings }) => keepRows(rows, (row) => meanings[column[row] ?? 0] === YES),
    matching,
  )
  const rows = operators.length === 0 ? narrow : keepRows(narrow, toAny(operators))
  let mask: Uint8Array | null = null
  return {
    rows,
    // The map asks for it, after the list.
    get mask() {
      mask ??= toMask(rows, size)
      return mask
    },
    count: rows.length,
    ofAllOperators: narrow,
  }
}

function toMask(rows: Rows, size: number): Uint8Array {
  const mask = new Uint8Array(size)
  for (const row of rows) mask[row] = 1
  return mask
}

/** How many remain with each filter added. */
export function countWith(
  { rows, ofAllOperators }: Found,
  filters: readonly Filter[],
  test: (filter: Filter) => Test,
): ReadonlyMap<Filter, number> {
  const count = createCounter()
  // An operator is added to the others of its kind, so it is counted without them.
  const among = (filter: Filter) => (isOperator(filter) ? ofAllOperators : rows)
  return new Map(filters.map((filter) => [filter, count(among(filter), test(filter))]))
}

/** The filters that the courier says something about, of any of the points. */
export function findKnown(
  filters: readonly Filter[],
  rows: Rows,
  test: (filter: Filter) => Test,
): readonly Filter[] {
  return filters.filter((filter) => {
    const { column, meanings } = test(filter)
    return rows.some((row) => meanings[column[row] ?? 0] !== 0)
  })
}

function toAny(tests: readonly Test[]): (row: number) => boolean {
  return (row) => tests.some(({ column, meanings }) => meanings[column[row] ?? 0] === YES)
}

/** Counts the rows that say yes. Each number of a column is counted once for all filters. */
function createCounter() {
  const known = new Map<Rows, Map<Uint16Array, Uint32Array>>()
  return (rows: Rows, { column, meanings }: Test): number => {
    const tallies = known.get(rows) ?? new Map<Uint16Array, Uint32Array>()
    known.set(rows, tallies)
    const tally = tallies.get(column) ?? tallyOf(rows, column)
    tallies.set(column, tally)
    let sum = 0
    for (let number = 0; number < tally.length; number++) {
      if (meanings[number] === YES) sum += tally[number] ?? 0
    }
    return sum
  }
}

function tallyOf(rows: Rows, column: Uint16Array): Uint32Array {
  let most = 0
  for (const row of rows) most = Math.max(most, column[row] ?? 0)
  const tally = new Uint32Array(most + 1)
  for (const row of rows) {
    const number = column[row] ?? 0
    tally[number] = (tally[number] ?? 0) + 1
  }
  return tally
}

function isOperator(filter: Filter): boolean {
  return filter.startsWith(OPERATOR)
}
