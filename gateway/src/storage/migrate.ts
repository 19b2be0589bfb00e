import type { Database, Statement } from './database.ts'

/** A step of the schema. Runs once, whole, and is never edited after a release. */
export interface Migration {
  readonly id: number
  readonly name: string
  readonly statements: readonly Statement[]
}

const TABLE = `CREATE TABLE IF NOT EXISTS migration (
  id BIGINT PRIMARY KEY,
  name TEXT NOT NULL,
  applied_at TEXT NOT NULL
)`

/**
 * Brings the schema up to date. Several processes may start at once: a migration's row and
 * its statements are one batch, so a second process fails as a whole and finds the work done.
 */
export async function migrate(
  db: Database,
  migrations: readonly Migration[],
  now: Date,
): Promise<void> {
  await createTable(db)
  const inOrder = [...migrations].sort((a, b) => a.id - b.id)
  for (const migration of inOrder) await apply(db, migration, now)
}

async function createTable(db: Database): Promise<void> {
  try {
    await db.batch([{ sql: TABLE }])
  } catch (error) {
    // PostgreSQL lets two creations collide although IF NOT EXISTS was said.
    await db.query('SELECT id FROM migration LIMIT 1').catch(() => {
      throw error
    })
  }
}

async function apply(db: Database, migration: Migration, now: Date): Promise<void> {
  if (await isApplied(db, migration)) return
  const { id, name, statements } = migration
  try {
    await db.batch([
      {
        sql: 'INSERT INTO migration (id, name, applied_at) VALUES (?, ?, ?)',
        params: [id, name, now.toISOString()],
      },
      ...statements,
    ])
  } catch (error) {
    if (!(await isApplied(db, migration))) throw error
  }
}

async function isApplied(db: Database, { id }: Migration): Promise<boolean> {
  const rows = await db.query('SELECT id FROM migration WHERE id = ?', [id])
  return rows.length > 0
}
