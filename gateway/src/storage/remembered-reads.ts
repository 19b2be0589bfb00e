import type { Clock } from '../lib/clock.ts'
import type { Database, Row, SqlValue, Statement } from './database.ts'

/** What every call of a shop reads, and what hardly ever changes. */
const TABLES = 'installation|rule_set|secret_key'
const READ = new RegExp(`^\\s*SELECT\\b[^;]*\\bFROM (${TABLES})\\b`, 'i')
const CHANGE = new RegExp(`\\b(INTO|UPDATE|FROM) (${TABLES})\\b`, 'i')

const MOST_READS = 20_000

interface Remembered {
  readonly rows: readonly Row[]
  readonly until: number
  readonly changes: number
}

export interface RememberedDatabase extends Database {
  /** Grows with each change of ours to what is remembered. */
  changes(): number
}

/**
 * The database, with reads of shops, their keys and rules remembered for `rememberedMs`: so late
 * another process's change is seen, our own at once. A page's call then costs no way to the database
 * and back. Rows are shared and must not be written into. A row that is found unchanged stays the
 * same object, and so does all that was made of it.
 */
export function rememberReads(
  db: Database,
  { now, rememberedMs }: Pick<Clock, 'now'> & { readonly rememberedMs: number },
): RememberedDatabase {
  let remembered = new Map<string, Remembered>()
  /** So that a read that began before a change is not believed after it. */
  let changes = 0

  async function changing<Out>(isChange: boolean, work: () => Promise<Out>): Promise<Out> {
    if (!isChange) return work()
    try {
      return await work()
    } finally {
      changes += 1
    }
  }

  async function read<T extends Row>(sql: string, params: readonly SqlValue[]): Promise<T[]> {
    const key = `${sql}\n${params.join('\u0000')}`
    const known = remembered.get(key)
    // The same statement has the same columns.
    if (known && known.changes === changes && known.until > now().getTime()) {
      return [...known.rows] as T[]
    }
    const begun = changes
    const rows = keepSame(known?.rows ?? [], await db.query<T>(sql, params))
    // Whoever guesses keys must not fill the memory with what is not there.
    if (begun !== changes || rows.length === 0) return rows
    if (remembered.size >= MOST_READS) remembered = new Map()
    remembered.set(key, { rows, until: now().getTime() + rememberedMs, changes })
    return [...rows]
  }

  return {
    changes: () => changes,
    query<T extends Row>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
      if (READ.test(sql)) return read<T>(sql, params)
      return changing(isChange(sql), () => db.query<T>(sql, params))
    },
    batch(statements: readonly Statement[]) {
      return changing(
        statements.some(({ sql }) => isChange(sql)),
        () => db.batch(statements),
      )
    },
    close: () => db.close(),
  }
}

/** Statements are few and long, and asked about with every order. */
const judged = new Map<string, boolean>()
const MOST_JUDGED = 1_000

function isChange(sql: string): boolean {
  const known = judged.get(sql)
  if (known !== undefined) return known
  if (judged.size >= MOST_JUDGED) judged.clear()
  const verdict = CHANGE.test(sql)
  judged.set(sql, verdict)
  return verdict
}

/** The rows just read, each as the object it was before where nothing of it has changed. */
function keepSame<T extends Row>(before: readonly Row[], rows: T[]): T[] {
  return rows.map((row, i) => {
    const known = before[i]
    // Equal in every column, so of the same type.
    return known && isEqual(known, row) ? (known as T) : row
  })
}

function isEqual(a: Row, b: Row): boolean {
  for (const column in b) if (a[column] !== b[column]) return false
  return true
}
