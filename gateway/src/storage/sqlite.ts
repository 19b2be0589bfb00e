import { Worker } from 'node:worker_threads'
import type { Database, Row, SqlValue, Statement } from './database.ts'

/** What the worker is asked. One message, one answer with the same `id`. */
export interface SqliteJob {
  readonly id: number
  readonly statements: readonly Statement[]
}

export type SqliteReply =
  | { readonly id: number; readonly rows: readonly Row[][] }
  | { readonly id: number; readonly error: { readonly message: string; readonly code?: string } }

export interface SqliteSetup {
  readonly path: string
  readonly role: 'writer' | 'reader'
}

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

/** One worker thread and what waits for it. */
interface Lane {
  run(statements: readonly Statement[]): Promise<readonly Row[][]>
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (rows: readonly Row[][]) => void
  readonly reject: (error: Error) => void
}

async function openLane(setup: SqliteSetup): Promise<Lane> {
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), { workerData: setup })
  const waiting = new Map<number, Waiting>()
  let stopped: Error | null = null
  let lastId = 0

  const stop = (error: Error): void => {
    stopped ??= error
    for (const { reject } of waiting.values()) reject(stopped)
    waiting.clear()
  }
  const settle = (reply: SqliteReply): void => {
    const caller = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('rows' in reply) caller?.resolve(reply.rows)
    else caller?.reject(Object.assign(new Error(reply.error.message), { code: reply.error.code }))
  }
  worker.on('message', settle)
  worker.on('error', (error) => stop(toError(error)))
  worker.on('exit', (code) => stop(new Error(`the database thread ended with code ${code}`)))

  const run = (statements: readonly Statement[]): Promise<readonly Row[][]> =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(stopped)
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      worker.postMessage({ id, statements } satisfies SqliteJob)
    })

  // The first answer says that the file could be opened, or why not.
  await run([])
  return {
    run,
    async close() {
      if (stopped) return
      // Only to let what waits go first; a disk that takes nothing must not keep us open.
      await run([{ sql: 'SELECT 1' }]).catch(() => {})
      stopped = new Error('the database is closed')
      await worker.terminate()
    },
  }
}

const toError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error))
