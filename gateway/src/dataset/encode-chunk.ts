import type { Accepts, PickupPoint } from '@courier-checkout/api-client'
import { POINTS_FORMAT, type PointsChunk } from '@courier-checkout/api-client/contract'
import type { PlacedPoint } from './placed.ts'

const LOCKER = 256

/** One leaf's file. The same points in the same order always give the same text. */
export function encodeChunk(points: readonly PlacedPoint[]): PointsChunk {
  const rows = points.map(({ point }) => point)
  const operators = encode(rows, ({ operator }) => operator?.code ?? null)
  const limits = encode(rows, ({ maxWeightGrams }) => maxWeightGrams)
  const hours = encode(rows, (point) => point.hours)
  const towns = encode(rows, ({ townCode, townName }) => `${townCode}\t${townName}`)
  const names = encode(rows, toTemplate)
  const addresses = rows.map(splitAddress)
  const heads = encode(addresses, ({ head }) => head)
  return {
    format: POINTS_FORMAT,
    n: rows.length,
    lat: toDifferences(points.map(({ lat }) => lat)),
    lon: toDifferences(points.map(({ lon }) => lon)),
    flags: rows.map(toFlags),
    operators: operators.values,
    operator: operators.indexes,
    limits: limits.values,
    limit: limits.indexes,
    hours: hours.values,
    hour: hours.indexes,
    towns: towns.values.map(toTown),
    town: towns.indexes,
    names: names.values,
    name: names.indexes,
    heads: heads.values,
    head: heads.indexes,
    tail: addresses.map(({ tail }) => tail),
    code: rows.map(({ code }) => code),
  }
}

/** A column of few different values: those, and which of them each row has. */
function encode<Row, Value extends string | number | null>(
  rows: readonly Row[],
  read: (row: Row) => Value,
): { readonly values: Value[]; readonly indexes: number[] } {
  const known = new Map<Value, number>()
  const indexes = rows.map((row) => {
    const value = read(row)
    const index = known.get(value) ?? known.size
    known.set(value, index)
    return index
  })
  return { values: [...known.keys()], indexes }
}

export function toDifferences(numbers: readonly number[]): number[] {
  return numbers.map((value, i) => value - (numbers[i - 1] ?? 0))
}

function toFlags({ accepts, isLocker }: PickupPoint): number {
  const { cash, card, fitting, individuals } = accepts
  const answers = [cash, card, fitting, individuals].map(toBits)
  return answers.reduce((sum, bits, i) => sum | (bits << (2 * i)), isLocker ? LOCKER : 0)
}

const toBits = (answer: Accepts['cash']): number => (answer === null ? 0 : answer ? 2 : 1)

function toTown(text: string): [string, string] {
  const [code = '', name = ''] = text.split('\t')
  return [code, name]
}

/** Most names are a few words and the point's own code: without it they are the same few texts. */
function toTemplate({ name, code }: PickupPoint): string {
  const plain = name.replaceAll('\t', ' ')
  return code.length < 3 ? plain : plain.replaceAll(code, '\t')
}

/** The town stands at the beginning of its points' addresses: written once. */
function splitAddress({ address, townName }: PickupPoint): { head: string; tail: string } {
  const at = townName === '' ? -1 : address.indexOf(`${townName}, `)
  if (at < 0) return { head: '', tail: address }
  const end = at + townName.length + 2
  return { head: address.slice(0, end), tail: address.slice(end) }
}
