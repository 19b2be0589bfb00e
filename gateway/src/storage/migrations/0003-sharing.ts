import type { Statement } from '../database.ts'

const statements: readonly Statement[] = [
  // One row per account, locked by whoever counts: two processes never count at the same time.
  {
    sql: `CREATE TABLE courier_budget (
      tenant_id TEXT NOT NULL,
      login TEXT NOT NULL,
      PRIMARY KEY (tenant_id, login)
    )`,
  },
  // What an account asked of its courier in each minute of the last hour.
  {
    sql: `CREATE TABLE courier_minute (
      tenant_id TEXT NOT NULL,
      login TEXT NOT NULL,
      minute TEXT NOT NULL,
      requests BIGINT NOT NULL,
      browser_requests BIGINT NOT NULL,
      PRIMARY KEY (tenant_id, login, minute)
    )`,
  },
  // What a courier answered to a question of a checkout, or who is asking it right now.
  {
    sql: `CREATE TABLE courier_answer (
      tenant_id TEXT NOT NULL,
      merchant_id TEXT NOT NULL,
      question TEXT NOT NULL,
      body TEXT,
      answered_at TEXT NOT NULL,
      leased_until TEXT NOT NULL,
      leased_by TEXT NOT NULL,
      PRIMARY KEY (tenant_id, merchant_id, question)
    )`,
  },
  { sql: 'CREATE INDEX courier_answer_age ON courier_answer (answered_at)' },
]

export const migration0003 = { id: 3, name: 'sharing', statements } as const
