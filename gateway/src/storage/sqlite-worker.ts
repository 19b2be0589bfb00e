import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { type MessagePort, workerData } from 'node:worker_threads'
import type { Row, Statement } from './database.ts'
import {
  type SqliteJob,
  type SqliteReply,
  type SqliteSetup,
  type SqliteStatement,
  STATEMENTS_KEPT,
} from './sqlite-lane.ts'

interface Job {
  readonly id: number
  readonly statements: readonly Statement[]
}

/** One group keeps its callers waiting together, so it may not grow without end. */
const GROUP_LIMIT = 1_000

// Written by openLane in sqlite-lane.ts and by nobody else.
const { path, role, port } = workerData as SqliteSetup & { readonly port: MessagePort }

const db = open()
const prepared = new Map<string, StatementSync>()
const texts: string[] = []
let waiting: Job[] = []

port.on('message', (jobs: readonly SqliteJob[]) => {
  // Everything that has arrived by the end of this turn goes to disk with one sync.
  if (waiting.length === 0) setImmediate(flush)
  for (const { id, statements } of jobs) {
    waiting.push({ id, statements: statements.map(toStatement) })
  }
})

function toStatement({ text, number, params }: SqliteStatement): Statement {
  if (text !== undefined) texts[number] = text
  return { sql: texts[number] ?? '', params }
}

function open(): DatabaseSync {
  const opened = new DatabaseSync(path, { timeout: 5_000 })
  opened.exec('PRAGMA cache_size = -16000')
  if (role === 'reader') {
    opened.exec('PRAGMA query_only = 1')
    return opened
  }
  opened.exec('PRAGMA journal_mode = WAL')
  // FULL: a commit is acknowledged only after its sync; NORMAL loses commits in a power cut.
  opened.exec('PRAGMA synchronous = FULL')
  // A page that is written again and again goes from the journal to the file once.
  opened.exec('PRAGMA wal_autocheckpoint = 2000')
  return opened
}

function flush(): void {
  const group = waiting.slice(0, GROUP_LIMIT)
  waiting = waiting.slice(GROUP_LIMIT)
  if (waiting.length > 0) setImmediate(flush)
  port.postMessage(role === 'reader' ? group.map(runAlone) : commitTogether(group))
}

function runAlone(job: Job): SqliteReply {
  try {
    return { id: job.id, rows: runAll(job.statements) }
  } catch (error) {
    return toFailure(job, error)
  }
}

/**
 * One transaction, one sync. Hardly ever one fails; then all is undone and each is done by itself,
 * so that the bad one, or the one that no longer fits on the disk, falls alone.
 */
function commitTogether(group: readonly Job[]): readonly SqliteReply[] {
  const replies = commit(group)
  if (group.length === 1 || replies.every(isDone)) return replies
  return group.flatMap((job) => commit([job]))
}

const isDone = (reply: SqliteReply): boolean => 'rows' in reply

/** All is on disk, or nothing is and each reply says why. */
function commit(group: readonly Job[]): readonly SqliteReply[] {
  try {
    db.exec('BEGIN IMMEDIATE')
    const replies = group.map(({ id, statements }) => ({ id, rows: runAll(statements) }))
    db.exec('COMMIT')
    return replies
  } catch (error) {
    // Some failures (disk full) have ended the transaction already.
    if (db.isTransaction) db.exec('ROLLBACK')
    return group.map((job) => toFailure(job, error))
  }
}

function runAll(statements: readonly Statement[]): Row[][] {
  return statements.map(({ sql, params = [] }) => prepare(sql).all(...params))
}

function prepare(sql: string): StatementSync {
  const known = prepared.get(sql)
  if (known) return known
  if (prepared.size >= STATEMENTS_KEPT) prepared.clear()
  const statement = db.prepare(sql)
  prepared.set(sql, statement)
  return statement
}

function toFailure({ id }: Job, error: unknown): SqliteReply {
  if (!(error instanceof Error)) return { id, error: { message: String(error) } }
  // node:sqlite puts SQLite's own number beside the message.
  const { errcode } = error as Error & { errcode?: number }
  return {
    id,
    error: { message: error.message, ...(errcode === undefined ? {} : { code: `${errcode}` }) },
  }
}
