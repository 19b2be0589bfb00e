import type { Database, Row, SqlValue, Statement } from './database.ts'
import { toPostgres } from './postgres-dialect.ts'
import { type Connection, createDriver } from './postgres-driver.ts'

const CONNECTIONS = 10
const TRIES = 10
/** The server undid the whole batch because of a neighbour's: deadlock, conflict of snapshots. */
const UNDONE = new Set(['40P01', '40001'])

export interface PostgresOptions {
  /** Of this process; the server's `max_connections` bounds all processes together. */
  readonly connections?: number
}

/** The engine for many machines: any number of gateway processes share one PostgreSQL. */
export async function openPostgres(
  url: string,
  { connections = CONNECTIONS }: PostgresOptions = {},
): Promise<Database> {
  const driver = createDriver(url, connections)
  let isClosed = false

  async function run(statements: readonly Statement[]): Promise<readonly Row[][]> {
    if (isClosed) throw new Error('the database is closed')
    if (statements.length === 0) return []
    for (let attempt = 1; ; attempt++) {
      try {
        return await driver.use((connection) => runTogether(connection, statements))
      } catch (error) {
        if (!UNDONE.has(codeOf(error)) || attempt === TRIES) throw error
      }
    }
  }

  await checkServer(run).catch(async (error: unknown) => {
    await driver.close()
    throw error
  })
  return {
    async query<T extends Row>(sql: string, params: readonly SqlValue[] = []): Promise<T[]> {
      const [rows = []] = await run([{ sql, params }])
      // The statement and its caller are written together: T names the selected columns.
      return rows as T[]
    },
    batch: run,
    async close() {
      if (isClosed) return
      isClosed = true
      await driver.close()
    },
  }
}

async function runTogether(
  connection: Connection,
  statements: readonly Statement[],
): Promise<readonly Row[][]> {
  const queries = statements.map(toPostgres)
  const [only] = queries
  if (only && queries.length === 1) return [await connection.run(only)]

  // Awaited, because statements behind a BEGIN that failed would each be kept for themselves.
  await connection.run({ text: 'BEGIN', values: [] })
  const sent = queries.map((query) => connection.run(query))
  const outcomes = await Promise.allSettled([...sent, connection.commit()])
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason
  return Promise.all(sent)
}

/** An acknowledged order must be on disk, and any letter must fit: both depend on the server. */
async function checkServer(run: Database['batch']): Promise<void> {
  const [rows = []] = await run([
    {
      sql: `SELECT current_setting('server_encoding') AS encoding,
        current_setting('synchronous_commit') AS sync`,
    },
  ])
  const { encoding, sync } = rows[0] ?? {}
  if (encoding !== 'UTF8') {
    throw new Error(`the database's encoding is ${encoding}: create it with ENCODING 'UTF8'`)
  }
  if (sync === 'off') {
    throw new Error('synchronous_commit is off: a power cut would lose acknowledged orders')
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}
