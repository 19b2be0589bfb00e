import type { PointRow } from '@courier-checkout/api-client/contract'
import { project, unproject } from './mercator.ts'
import type { Spot } from './point-rules.ts'

/** Two bits of `flags` each: 0 not said, 1 no, 2 yes. */
export const SHIFTS = { cash: 0, card: 2, fitting: 4, individuals: 6 } as const
export const LOCKER = 256
const ANSWERS = [null, false, true, null] as const
const NO_LIMIT = -1

/** Texts of points that came together, read only when somebody looks at a point. */
interface Texts {
  readonly start: number
  readonly codes: readonly string[]
  readonly name: (row: number) => string
  readonly address: (row: number) => string
}

/** What is appended, before it is laid out by columns. */
export interface PointSource extends Omit<Texts, 'start'> {
  readonly spot: (row: number) => Spot | null
  readonly flags: (row: number) => number
  readonly operator: (row: number) => string | null
  readonly limit: (row: number) => number | null
  readonly hours: (row: number) => string | null
  readonly town: (row: number) => readonly [code: string, name: string]
}

export type PointTable = ReturnType<typeof createPointTable>

/**
 * All points that were loaded, by columns: places in the square of web Mercator (0…1 from its north-west
 * corner, `NaN` where not known), everything else as small numbers. A row is made an object only when
 * somebody looks at it, so that a hundred thousand cost a few megabytes.
 */
export function createPointTable() {
  let size = 0
  let x = new Float64Array(256)
  let y = new Float64Array(256)
  let flags = new Uint16Array(256)
  let operator = new Uint16Array(256)
  let hours = new Uint16Array(256)
  let town = new Uint16Array(256)
  let limit = new Int32Array(256)
  const operators = createDictionary<string | null>()
  const hourTexts = createDictionary<string | null>()
  const towns = createDictionary<string>()
  const townNames = new Map<string, string>()
  const texts: Texts[] = []

  function reserve(wanted: number) {
    if (wanted <= x.length) return
    const length = Math.max(wanted, x.length * 2)
    const grow = <T extends { set(from: T): void }>(to: T, from: T): T => {
      to.set(from)
      return to
    }
    x = grow(new Float64Array(length), x)
    y = grow(new Float64Array(length), y)
    flags = grow(new Uint16Array(length), flags)
    operator = grow(new Uint16Array(length), operator)
    hours = grow(new Uint16Array(length), hours)
    town = grow(new Uint16Array(length), town)
    limit = grow(new Int32Array(length), limit)
  }

  function append(source: PointSource, isWanted: (townCode: string, code: string) => boolean) {
    reserve(size + source.codes.length)
    const kept: number[] = []
    for (const [row, code] of source.codes.entries()) {
      const [townCode, townName] = source.town(row)
      if (!isWanted(townCode, code)) continue
      const place = project(source.spot(row))
      const at = size + kept.length
      x[at] = place.x
      y[at] = place.y
      flags[at] = source.flags(row)
      operator[at] = operators.indexOf(source.operator(row))
      hours[at] = hourTexts.indexOf(source.hours(row))
      town[at] = towns.indexOf(townCode)
      limit[at] = source.limit(row) ?? NO_LIMIT
      townNames.set(townCode, townName)
      kept.push(row)
    }
    const isWhole = kept.length === source.codes.length
    texts.push({
      start: size,
      codes: isWhole ? source.codes : kept.map((row) => source.codes[row] ?? ''),
      name: isWhole ? source.name : (at) => source.name(kept[at] ?? 0),
      address: isWhole ? source.address : (at) => source.address(kept[at] ?? 0),
    })
    size += kept.length
  }

  function textsOf(row: number): readonly [Texts, number] {
    let last = texts.length - 1
    while (last > 0 && (texts[last]?.start ?? 0) > row) last--
    const found = texts[last]
    if (!found) throw new RangeError(`no point stands in row ${row}`)
    return [found, row - found.start]
  }

  const answer = (row: number, shift: number) => ANSWERS[((flags[row] ?? 0) >> shift) & 3] ?? null

  return {
    append,
    answer,
    /** Of the rows up to `size`; taken anew after every append. */
    columns: () => ({ size, x, y, flags, operator, hours, town, limit }),
    operators: operators.values,
    hourTexts: hourTexts.values,
    towns: towns.values,
    townName: (code: string) => townNames.get(code) ?? '',
    isLocker: (row: number) => ((flags[row] ?? 0) & LOCKER) !== 0,
    hasPlace: (row: number) => Number.isFinite(x[row]),

    /** `-1`: not loaded. */
    rowOf(code: string): number {
      for (const { start, codes } of texts) {
        const at = codes.indexOf(code)
        if (at >= 0) return start + at
      }
      return -1
    },

    /** What is searched in: address, name, code. */
    textOf(row: number): string {
      const [{ codes, name, address }, at] = textsOf(row)
      return `${address(at)} ${name(at)} ${codes[at]}`
    },

    point(row: number): PointRow {
      const [{ codes, name, address }, at] = textsOf(row)
      const place = unproject(x[row] ?? Number.NaN, y[row] ?? Number.NaN)
      const weight = limit[row] ?? NO_LIMIT
      return {
        code: codes[at] ?? '',
        name: name(at),
        address: address(at),
        latitude: place?.latitude ?? null,
        longitude: place?.longitude ?? null,
        operatorCode: operators.values[operator[row] ?? 0] ?? null,
        hours: hourTexts.values[hours[row] ?? 0] ?? null,
        maxWeightGrams: weight === NO_LIMIT ? null : weight,
        accepts: {
          cash: answer(row, SHIFTS.cash),
          card: answer(row, SHIFTS.card),
          fitting: answer(row, SHIFTS.fitting),
          individuals: answer(row, SHIFTS.individuals),
        },
        isLocker: ((flags[row] ?? 0) & LOCKER) !== 0,
      }
    },
  }
}

function createDictionary<T>() {
  const values: T[] = []
  const known = new Map<T, number>()
  return {
    values,
    indexOf(value: T): number {
      const index = known.get(value) ?? values.length
      if (index === values.length) {
        known.set(value, index)
        values.push(value)
      }
      return index
    },
  }
}
