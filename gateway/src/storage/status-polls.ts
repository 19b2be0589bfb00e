import type { Database } from './database.ts'
import type { Scope } from './shipments.ts'

/** The turn to read an account's feed: one process has it at a time. */
export interface PollTurn extends Scope {
  readonly intervalMs: number
  readonly leasedBy: string
}

/** Accounts that were never read are due at once. */
export async function addPolls(
  db: Database,
  accounts: readonly Scope[],
  first: { readonly intervalMs: number; readonly now: string },
): Promise<void> {
  await db.batch(
    accounts.map(({ tenantId, merchantId }) => ({
      sql: `INSERT INTO status_poll
        (tenant_id, merchant_id, interval_ms, due_at, leased_until, leased_by)
        VALUES (?, ?, ?, ?, '', '') ON CONFLICT (tenant_id, merchant_id) DO NOTHING`,
      params: [tenantId, merchantId, first.intervalMs, first.now],
    })),
  )
}

/** Lets the account's next turn come at `dueAt`, unless it comes sooner. */
export async function hastenPoll(
  db: Database,
  { tenantId, merchantId }: Scope,
  dueAt: string,
): Promise<void> {
  await db.batch([
    {
      sql: 'UPDATE status_poll SET due_at = ? WHERE tenant_id = ? AND merchant_id = ? AND due_at > ?',
      params: [dueAt, tenantId, merchantId, dueAt],
    },
  ])
}

export async function leasePolls(
  db: Database,
  lease: { readonly now: string; readonly until: string; readonly by: string; limit: number },
): Promise<readonly PollTurn[]> {
  const { now, until, by, limit } = lease
  const [rows = []] = await db.batch([
    {
      sql: `UPDATE status_poll SET leased_until = ?, leased_by = ?
        WHERE due_at <= ? AND leased_until <= ?
          AND (tenant_id, merchant_id) IN (
            SELECT tenant_id, merchant_id FROM status_poll
            WHERE due_at <= ? AND leased_until <= ? ORDER BY due_at LIMIT ?
            /*postgres: FOR UPDATE SKIP LOCKED */)
        RETURNING tenant_id, merchant_id, interval_ms`,
      params: [until, by, now, now, now, now, limit],
    },
  ])
  return rows.map((row) => ({
    tenantId: String(row['tenant_id']),
    merchantId: String(row['merchant_id']),
    intervalMs: Number(row['interval_ms']),
    leasedBy: by,
  }))
}

/** Keeps the turn for longer; `false`: another process has it now. */
export async function keepTurn(db: Database, turn: PollTurn, until: string): Promise<boolean> {
  const [rows = []] = await db.batch([
    {
      sql: `UPDATE status_poll SET leased_until = ?
        WHERE tenant_id = ? AND merchant_id = ? AND leased_by = ? RETURNING merchant_id`,
      params: [until, turn.tenantId, turn.merchantId, turn.leasedBy],
    },
  ])
  return rows.length > 0
}

export async function endTurn(
  db: Database,
  turn: PollTurn,
  next: { readonly intervalMs: number; readonly dueAt: string },
): Promise<void> {
  await db.batch([
    {
      sql: `UPDATE status_poll SET leased_until = '', leased_by = '', interval_ms = ?, due_at = ?
        WHERE tenant_id = ? AND merchant_id = ? AND leased_by = ?`,
      params: [next.intervalMs, next.dueAt, turn.tenantId, turn.merchantId, turn.leasedBy],
    },
  ])
}

/** For the only process on an embedded store: what a crash left leased is free at once. */
export async function releaseAllPolls(db: Database): Promise<void> {
  await db.batch([
    { sql: "UPDATE status_poll SET leased_until = '' WHERE leased_until <> ''" },
    { sql: "UPDATE track_request SET leased_until = '' WHERE leased_until <> ''" },
  ])
}
