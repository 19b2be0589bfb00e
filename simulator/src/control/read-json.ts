import type { Context } from 'hono'
import { FAULT_KINDS, type FaultKind } from '../armed-faults.ts'

/** A control request that makes no sense; the message says which field. */
export class BadControl extends Error {
  override readonly name = 'BadControl'
}

export type Fields = Readonly<Record<string, unknown>>

export function toFields(value: unknown): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new BadControl('the body must be a JSON object')
  }
  // An object that is no array is a record of unknowns.
  return value as Fields
}

export function textField(fields: Fields, name: string): string | undefined {
  const value = fields[name]
  if (value === undefined || typeof value === 'string') return value
  throw new BadControl(`${name} must be a string`)
}

export function requiredText(fields: Fields, name: string): string {
  const value = textField(fields, name)
  if (value === undefined || value === '') throw new BadControl(`${name} is required`)
  return value
}

export function numberField(fields: Fields, name: string): number | undefined {
  const value = fields[name]
  if (value === undefined || (typeof value === 'number' && Number.isFinite(value))) return value
  throw new BadControl(`${name} must be a number`)
}

/** A moment: epoch milliseconds or an ISO date and time. */
export function timeField(fields: Fields, name: string): number | undefined {
  const value = fields[name]
  if (value === undefined) return undefined
  const at = typeof value === 'string' ? Date.parse(value) : value
  if (typeof at === 'number' && Number.isFinite(at)) return at
  throw new BadControl(`${name} must be a time`)
}

/** Fields of `example` and nothing else, each of its kind (`null` in `example` takes text too). */
export function changesLike<T extends object>(fields: Fields, example: T): Partial<T> {
  for (const [name, value] of Object.entries(fields)) {
    if (!(name in example)) throw new BadControl(`${name} is not known`)
    const known: unknown = Reflect.get(example, name)
    if (kindOf(value) !== kindOf(known) && value !== null && known !== null) {
      throw new BadControl(`${name} must be ${kindOf(known)}`)
    }
  }
  // Every name and kind was compared with the example's just above.
  return fields as Partial<T>
}

function kindOf(value: unknown): string {
  return Array.isArray(value) ? 'a list' : typeof value
}

export function toFaultKind(text: string): FaultKind {
  const kind = FAULT_KINDS.find((known) => known === text)
  if (!kind) throw new BadControl(`kind must be one of ${FAULT_KINDS.join(', ')}`)
  return kind
}

export async function readFields(c: Context): Promise<Fields> {
  const text = await c.req.text()
  if (text === '') return {}
  try {
    return toFields(JSON.parse(text))
  } catch (error) {
    if (error instanceof SyntaxError) throw new BadControl('the body must be JSON')
    throw error
  }
}
