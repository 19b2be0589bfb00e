import { MessageChannel, Worker } from 'node:worker_threads'
import type { Row, SqlValue, Statement } from './database.ts'

/** What the worker is asked. One answer with the same `id`. */
export interface SqliteJob {
  readonly id: number
  readonly statements: readonly SqliteStatement[]
}

/** The text of a statement goes over once; after that its number stands for it. */
export interface SqliteStatement {
  readonly text?: string
  readonly number: number
  readonly params: readonly SqlValue[]
}

export type SqliteReply =
  | { readonly id: number; readonly rows: readonly Row[][] }
  | { readonly id: number; readonly error: { readonly message: string; readonly code?: string } }

export interface SqliteSetup {
  readonly path: string
  readonly role: 'writer' | 'reader'
}

/** One worker thread and what waits for it. */
export interface Lane {
  run(statements: readonly Statement[]): Promise<readonly Row[][]>
  close(): Promise<void>
}

interface Waiting {
  readonly resolve: (rows: readonly Row[][]) => void
  readonly reject: (error: Error) => void
}

/** Jobs of one message. */
const AT_ONCE = 8

export async function openLane(setup: SqliteSetup): Promise<Lane> {
  const { port1: port, port2 } = new MessageChannel()
  const worker = new Worker(new URL('./sqlite-worker.ts', import.meta.url), {
    workerData: { ...setup, port: port2 },
    transferList: [port2],
  })
  const waiting = new Map<number, Waiting>()
  const toNumbered = numberStatements()
  let outgoing: SqliteJob[] = []
  let stopped: Error | null = null
  let lastId = 0

  const stop = (error: Error): void => {
    stopped ??= error
    for (const { reject } of waiting.values()) reject(stopped)
    waiting.clear()
    port.close()
  }
  const settle = (reply: SqliteReply): void => {
    const caller = waiting.get(reply.id)
    waiting.delete(reply.id)
    if ('rows' in reply) caller?.resolve(reply.rows)
    else caller?.reject(Object.assign(new Error(reply.error.message), { code: reply.error.code }))
  }
  port.on('message', (replies: readonly SqliteReply[]) => replies.forEach(settle))
  worker.on('error', (error) => stop(toError(error)))
  worker.on('exit', (code) => stop(new Error(`the database thread ended with code ${code}`)))

  const post = (): void => {
    const jobs = outgoing
    outgoing = []
    if (!stopped && jobs.length > 0) port.postMessage(jobs)
  }
  const run = (statements: readonly Statement[]): Promise<readonly Row[][]> =>
    new Promise((resolve, reject) => {
      if (stopped) return reject(stopped)
      const id = ++lastId
      waiting.set(id, { resolve, reject })
      // A message costs more than what it says, so what is asked in one turn goes over together; but not
      // all of a long turn's, or the two threads would only ever wait for each other.
      if (outgoing.length === 0) setImmediate(post)
      outgoing.push({ id, statements: statements.map(toNumbered) })
      if (outgoing.length >= AT_ONCE) post()
    })

  // The first answer says that the file could be opened, or why not.
  await run([])
  return {
    run,
    async close() {
      if (stopped) return
      // Only to let what waits go first; a disk that takes nothing must not keep us open.
      await run([{ sql: 'SELECT 1' }]).catch(() => {})
      stop(new Error('the database is closed'))
      await worker.terminate()
    },
  }
}

/** More than the gateway has statements; only a mistake in building SQL could pass it. */
export const STATEMENTS_KEPT = 500

function numberStatements(): (statement: Statement) => SqliteStatement {
  const numbers = new Map<string, number>()
  return ({ sql, params = [] }) => {
    const known = numbers.get(sql)
    if (known !== undefined) return { number: known, params }
    if (numbers.size >= STATEMENTS_KEPT) numbers.clear()
    const number = numbers.size
    numbers.set(sql, number)
    return { text: sql, number, params }
  }
}

const toError = (error: unknown): Error =>
  error instanceof Error ? error : new Error(String(error))
