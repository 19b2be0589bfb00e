import pg from 'pg'
import type { Row } from './database.ts'
import type { PostgresQuery } from './postgres-dialect.ts'

/** One connection, held by one caller. */
export interface Connection {
  run(query: PostgresQuery): Promise<Row[]>
  /** Keeps everything since `BEGIN`, or rejects. */
  commit(): Promise<void>
}

/** The little of `pg` that the gateway uses, with types that a linter can follow. */
export interface Driver {
  /** Gives `work` a connection of its own; a connection that broke is not used again. */
  use<Out>(work: (connection: Connection) => Promise<Out>): Promise<Out>
  close(): Promise<void>
}

const CONNECT_MS = 5_000
/** A connection that says nothing for so long is dead: the network was cut without a word. */
const SILENCE_MS = 60_000

const { BOOL, INT8, NUMERIC } = pg.types.builtins

export function createDriver(url: string, connections: number): Driver {
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    application_name: 'courier-checkout',
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: SILENCE_MS,
    keepAlive: true,
    // Statements of one batch travel together: one round trip, not one each.
    pipeline: true,
    types: { getTypeParser },
  })
  // The query that needs the connection reports the loss; unheard, it would end the process.
  pool.on('connect', (client) => client.on('error', ignore))
  pool.on('error', ignore)

  return {
    async use(work) {
      const client = await pool.connect()
      let broken = false
      // No statement is prepared by name: a migration of a newer gateway would break it
      // ("cached plan must not change result type"), and poolers in between cannot keep it.
      const send = async (text: string, values: readonly unknown[] = []) => {
        try {
          return await client.query(text, [...values])
        } catch (error) {
          broken ||= !isAnswer(error)
          throw error
        }
      }
      try {
        return await work({
          run: async ({ text, values }) => (await send(text, values)).rows,
          async commit() {
            // After a failed statement the server answers COMMIT with ROLLBACK, and no error.
            const { command } = await send('COMMIT')
            if (command !== 'COMMIT') throw new Error('the database undid the batch')
          },
        })
      } finally {
        client.release(broken)
      }
    },
    close: () => pool.end(),
  }
}

/** Rows in SQLite's terms: whole numbers and sums are numbers, truth is 1 or 0. */
function getTypeParser(oid: number, format?: 'text' | 'binary'): (text: string) => unknown {
  if (oid === INT8 || oid === NUMERIC) return toExactNumber
  if (oid === BOOL) return (text) => (text === 't' ? 1 : 0)
  return pg.types.getTypeParser(oid, format === 'binary' ? 'text' : format)
}

function toExactNumber(text: string): number {
  const number = Number(text)
  if (Number.isInteger(number) && !Number.isSafeInteger(number)) {
    throw new RangeError(`${text} is too large for a number`)
  }
  return number
}

/** The server itself said no, and the connection lives; classes 08 and 57 end it. */
function isAnswer(error: unknown): boolean {
  return error instanceof pg.DatabaseError && !/^(08|57)/.test(error.code ?? '')
}

function ignore(): void {}
