import { DatabaseSync, type StatementSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import type { Row, Statement } from './database.ts'
import type { SqliteJob, SqliteReply, SqliteSetup } from './sqlite.ts'

/** More than the gateway has statements; only a mistake in building SQL could pass it. */
const STATEMENTS_KEPT = 500
/** One group keeps its callers waiting together, so it may not grow without end. */
const GROUP_LIMIT = 1_000

const port = parentPort
if (port === null) throw new Error('sqlite-worker.ts runs in a worker thread only')
// Written by openLane in sqlite.ts and by nobody else.
const { path, role } = workerData as SqliteSetup

const db = open()
const prepared = new Map<string, StatementSync>()
let waiting: SqliteJob[] = []

port.on('message', (job: SqliteJob) => {
  waiting.push(job)
  // Everything that has arrived by the end of this turn goes to disk with one sync.
  if (waiting.length === 1) setImmediate(flush)
})

function open(): DatabaseSync {
  const opened = new DatabaseSync(path, { timeout: 5_000 })
  if (role === 'reader') {
    opened.exec('PRAGMA query_only = 1')
    return opened
  }
  opened.exec('PRAGMA journal_mode = WAL')
  // FULL: a commit is acknowledged only after its sync; NORMAL loses commits in a power cut.
  opened.exec('PRAGMA synchronous = FULL')
  return opened
}

function flush(): void {
  const group = waiting.slice(0, GROUP_LIMIT)
  waiting = waiting.slice(GROUP_LIMIT)
  if (waiting.length > 0) setImmediate(flush)

  const replies = role === 'reader' ? group.map(runAlone) : commitTogether(group)
  for (const reply of replies) port?.postMessage(reply)
}

function runAlone(job: SqliteJob): SqliteReply {
  try {
    return { id: job.id, rows: runAll(job.statements) }
  } catch (error) {
    return toFailure(job, error)
  }
}

/** One transaction, one sync. Each batch has its own savepoint, so a bad one falls alone. */
function commitTogether(group: readonly SqliteJob[]): readonly SqliteReply[] {
  try {
    db.exec('BEGIN IMMEDIATE')
    const replies = group.map(runInSavepoint)
    db.exec('COMMIT')
    return replies
  } catch (error) {
    // Nothing of the group is on disk: a full disk, a failed sync.
    if (db.isTransaction) db.exec('ROLLBACK')
    return group.map((job) => toFailure(job, error))
  }
}

function runInSavepoint(job: SqliteJob): SqliteReply {
  db.exec('SAVEPOINT batch')
  try {
    const rows = runAll(job.statements)
    db.exec('RELEASE batch')
    return { id: job.id, rows }
  } catch (error) {
    // Some failures (disk full) end the whole transaction; then the neighbours fell too.
    if (!db.isTransaction) throw error
    db.exec('ROLLBACK TO batch')
    db.exec('RELEASE batch')
    return toFailure(job, error)
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

function toFailure({ id }: SqliteJob, error: unknown): SqliteReply {
  if (!(error instanceof Error)) return { id, error: { message: String(error) } }
  // node:sqlite puts SQLite's own number beside the message.
  const { errcode } = error as Error & { errcode?: number }
  return {
    id,
    error: { message: error.message, ...(errcode === undefined ? {} : { code: `${errcode}` }) },
  }
}
