import type { Clock } from '../lib/clock.ts'
import type { Database, Row, SqlValue, Statement } from './database.ts'

/** What every call of a shop reads, and what hardly ever changes. */
const TABLES = 'installation|rule_set|secret_key'
const READ = new RegExp(`^\\s*SELECT\\b[^;]*\\bFROM (${TABLES})\\b`, 'i')
const CHANGE = new RegExp(`\\b(INTO|UPDATE|FROM) (${TABLES})\\b`, 'i')

/** Another process's change is seen this late; our own at once. */
const REMEMBERED_MS = 2_000
const MOST_READS = 20_000

interface Remembered {
  readonly rows: readonly Row[]
  readonly until: number
}

/**
 * The database, with reads of shops, their keys and rules remembered for two seconds: a page's call
 * then costs no way to the database and back. Rows are shared and must not be written into.
 */
export function rememberReads(db: Database, { now }: Pick<Clock, 'now'>): Database {
  let remembered = new Map<string, Remembered>()
  /** Grows with each change, so that a read that began before it is not remembered after it. */
  let generation = 0

  async function changing<Out>(isChange: boolean, work: () => Promise<Out>): Promise<Out> {
    if (!isChange) return work()
    try {
      return await work()
    } finally {
      generation += 1
      remembered = new Map()
    }
  }

  async function read<T extends Row>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    const key = `${sql}\n${params.join('\u0000')}`
    const known = remembered.get(key)
    // The same statement has the same columns.
    if (known && known.until > now().getTime()) return [...known.rows] as T[]
    const begun = generation
    const rows = await db.query<T>(sql, params)
    // Whoever guesses keys must not fill the memory with what is not there.
    if (begun !== generation || rows.length === 0) return rows
    if (remembered.size >= MOST_READS) remembered = new Map()
    remembered.set(key, { rows, until: now().getTime() + REMEMBERED_MS })
    return [...rows]
  }

  return {
    query<T extends Row>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
      if (READ.test(sql)) return read<T>(sql, params)
      return changing(CHANGE.test(sql), () => db.query<T>(sql, params))
    },
    batch(statements: readonly Statement[]) {
      const isChange = statements.some(({ sql }) => CHANGE.test(sql))
      return changing(isChange, () => db.batch(statements))
    },
    close: () => db.close(),
  }
}
