import type { SqlValue, Statement } from './database.ts'

export interface PostgresQuery {
  readonly text: string
  readonly values: readonly (string | number)[]
}

/** Quoted text and comments stay as they are; a `?` outside of them is a parameter. */
const TOKENS = /'(?:[^']|'')*'|"(?:[^"]|"")*"|--[^\n]*|\/\*postgres:(.*?)\*\/|\/\*.*?\*\/|\?/gs

/**
 * The statement in PostgreSQL's words. A parameter brings its own type, as it does in SQLite, so
 * that `? IS NULL` or `SELECT ?` mean the same on both. What only PostgreSQL may read stands in
 * a comment: `LIMIT ? /*postgres: FOR UPDATE SKIP LOCKED *\/`.
 */
export function toPostgres({ sql, params = [] }: Statement): PostgresQuery {
  const values: (string | number)[] = []
  let used = 0
  const text = sql.replace(TOKENS, (token, onlyHere: string | undefined) => {
    if (onlyHere !== undefined) return onlyHere.trim()
    if (token !== '?') return token
    const value = params[used++]
    if (value === undefined) throw new RangeError(`parameter ${used} is missing`)
    return value === null ? 'NULL' : `$${values.push(value)}::${typeOf(value)}`
  })
  if (used < params.length) throw new RangeError(`${params.length} parameters for ${used} places`)
  return { text, values }
}

function typeOf(value: NonNullable<SqlValue>): string {
  if (typeof value === 'string') return 'text'
  return Number.isInteger(value) ? 'bigint' : 'double precision'
}
