import type { Database, Row, SqlValue, Statement } from './database.ts'

export type FaultReason = 'full' | 'read_only' | 'away' | 'damaged'

/** The store cannot do what it is for; the message says why to whoever runs the gateway. */
export class StorageFault extends Error {
  override readonly name = 'StorageFault'
  readonly reason: FaultReason

  constructor(reason: FaultReason, cause: unknown) {
    super(SENTENCES[reason], { cause })
    this.reason = reason
  }
}

const SENTENCES: Readonly<Record<FaultReason, string>> = {
  full: 'the disk of the store is full: nothing new is accepted until there is room',
  read_only: 'the store can be read and not written: nothing new is accepted',
  away: 'the store does not answer: nothing is accepted until it is back',
  damaged: 'the store is damaged or its disk fails: restore a backup',
}

/** SQLite's primary codes. Source: https://sqlite.org/rescode.html */
const SQLITE: Readonly<Record<number, FaultReason>> = {
  8: 'read_only',
  10: 'damaged',
  11: 'damaged',
  13: 'full',
  14: 'away',
  26: 'damaged',
}

/** PostgreSQL's codes and the system's. Source: PostgreSQL manual, appendix A. */
const OTHERS: readonly (readonly [RegExp, FaultReason])[] = [
  [/^53100$|^ENOSPC$/, 'full'],
  [/^25006$|^EROFS$/, 'read_only'],
  [
    /^(08|57P|53300)|^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH)$/,
    'away',
  ],
  [/^(XX|58)/, 'damaged'],
]

/** The database, whose faults say what is wrong with it. What is wrong with a statement stays. */
export function explainFaults(db: Database): Database {
  const explain = (error: unknown): never => {
    const reason = findReason(error)
    throw reason ? new StorageFault(reason, error) : error
  }
  return {
    query: <T extends Row>(sql: string, params?: readonly SqlValue[]) =>
      db.query<T>(sql, params).catch(explain),
    batch: (statements: readonly Statement[]) => db.batch(statements).catch(explain),
    close: () => db.close(),
  }
}

function findReason(error: unknown): FaultReason | null {
  if (!(error instanceof Error)) return null
  // pg says these two without a code.
  if (
    /^(timeout exceeded when trying to connect|Connection terminated|Query read timeout)/.test(
      error.message,
    )
  ) {
    return 'away'
  }
  const code = 'code' in error ? String(error.code) : ''
  if (/^\d{1,4}$/.test(code)) return SQLITE[Number(code) & 0xff] ?? null
  return OTHERS.find(([form]) => form.test(code))?.[1] ?? null
}
