import type { Database, Row, SqlValue } from './database.ts'
import { openLane } from './sqlite-lane.ts'

/**
 * The embedded engine: SQLite in worker threads, so that a slow disk never holds up the event
 * loop. One thread writes and commits everything that waits with one sync; another reads.
 */
export async function openSqlite(path: string): Promise<Database> {
  const writer = await openLane({ path, role: 'writer' })
  // A database in memory belongs to one connection.
  const reader = path === ':memory:' ? writer : await openLane({ path, role: 'reader' })

  return {
    async query<T extends Row>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
      const lane = /^\s*select\b/i.test(sql) ? reader : writer
      const [rows = []] = await lane.run([{ sql, params }])
      // The statement and its caller are written together: T names the selected columns.
      return rows as T[]
    },
    batch: (statements) => writer.run(statements),
    async close() {
      await Promise.all(reader === writer ? [writer.close()] : [reader.close(), writer.close()])
    },
  }
}
