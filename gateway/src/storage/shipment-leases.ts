import type { Database } from './database.ts'
import { type Scope, type Shipment, toShipment } from './shipments.ts'

export interface Lease {
  readonly now: string
  readonly until: string
  /** Random, new for each lease: a worker that lost its lease is told from the one that has it. */
  readonly by: string
  readonly limit: number
}

/** Accounts with work that nobody does. */
export async function loadDueAccounts(db: Database, now: string): Promise<readonly Scope[]> {
  const rows = await db.query<{ tenant_id: string; merchant_id: string }>(
    `SELECT tenant_id, merchant_id FROM shipment WHERE due_at <= ? AND leased_until <= ?
      GROUP BY tenant_id, merchant_id ORDER BY MIN(due_at)`,
    [now, now],
  )
  return rows.map((row) => ({ tenantId: row.tenant_id, merchantId: row.merchant_id }))
}

/**
 * Takes work of one account, the longest due first. The lease is tested in the outer WHERE too, so
 * two workers never take the same row. PostgreSQL adds FOR UPDATE SKIP LOCKED to the inner SELECT.
 */
export async function leaseShipments(
  db: Database,
  { tenantId, merchantId }: Scope,
  { now, until, by, limit }: Lease,
): Promise<readonly Shipment[]> {
  const [rows = []] = await db.batch([
    {
      sql: `UPDATE shipment
        SET leased_until = ?, leased_by = ?, version = version + 1, changed_by = ?
        WHERE tenant_id = ? AND merchant_id = ? AND due_at <= ? AND leased_until <= ?
          AND shipment_id IN (
            SELECT shipment_id FROM shipment
            WHERE tenant_id = ? AND merchant_id = ? AND due_at <= ? AND leased_until <= ?
            ORDER BY due_at LIMIT ?)
        RETURNING *`,
      params: [
        ...[until, by, by],
        ...[tenantId, merchantId, now, now],
        ...[tenantId, merchantId, now, now, limit],
      ],
    },
  ])
  return rows.map(toShipment)
}

/** For the only process on an embedded store: what a crash left leased is free at once. */
export async function releaseAllShipments(db: Database): Promise<void> {
  await db.batch([{ sql: "UPDATE shipment SET leased_until = '' WHERE leased_until <> ''" }])
}
