import type { Database } from './database.ts'
import { type Scope, type Shipment, toShipment } from './shipments.ts'

export interface Lease {
  readonly now: string
  readonly until: string
  /** Random, new for each lease: a worker that lost its lease is told from the one that has it. */
  readonly by: string
  readonly limit: number
}

/**
 * Accounts with work that nobody does, the longest waiting first. It leaps from account to account
 * along the index, so that the backlog of a dead courier does not make each look longer.
 */
export async function loadDueAccounts(db: Database, now: string): Promise<readonly Scope[]> {
  const rows = await db.query<{ tenant_id: string; merchant_id: string }>(
    `WITH RECURSIVE account (merchant_id) AS (
        SELECT MIN(merchant_id) FROM shipment WHERE due_at IS NOT NULL
        UNION ALL
        SELECT (SELECT MIN(merchant_id) FROM shipment
          WHERE due_at IS NOT NULL AND merchant_id > account.merchant_id)
        FROM account WHERE account.merchant_id IS NOT NULL)
      SELECT shipment.tenant_id, shipment.merchant_id
      FROM account JOIN shipment ON shipment.shipment_id = (
        SELECT shipment_id FROM shipment
        WHERE merchant_id = account.merchant_id AND due_at <= ? AND leased_until <= ?
        ORDER BY due_at LIMIT 1)
      ORDER BY shipment.due_at`,
    [now, now],
  )
  return rows.map((row) => ({ tenantId: row.tenant_id, merchantId: row.merchant_id }))
}

/**
 * Takes work of one account, the longest due first. The lease is tested in the outer WHERE too, so
 * two workers never take the same row; on PostgreSQL they do not even wait for each other.
 */
export async function leaseShipments(
  db: Database,
  { tenantId, merchantId }: Scope,
  { now, until, by, limit }: Lease,
): Promise<readonly Shipment[]> {
  const [rows = []] = await db.batch([
    {
      sql: `WITH due AS MATERIALIZED (
          SELECT shipment_id FROM shipment
          WHERE tenant_id = ? AND merchant_id = ? AND due_at <= ? AND leased_until <= ?
          ORDER BY due_at LIMIT ? /*postgres: FOR UPDATE SKIP LOCKED */)
        UPDATE shipment
        SET leased_until = ?, leased_by = ?, version = version + 1, changed_by = ?
        WHERE tenant_id = ? AND merchant_id = ? AND due_at <= ? AND leased_until <= ?
          AND shipment_id IN (SELECT shipment_id FROM due)
        RETURNING *`,
      params: [
        ...[tenantId, merchantId, now, now, limit],
        ...[until, by, by],
        ...[tenantId, merchantId, now, now],
      ],
    },
  ])
  return rows.map(toShipment)
}

/**
 * What waits because the courier did not let the account in is due now, and so is its feed. A
 * shipment that is being worked on right now is due again as soon as that ends.
 */
export async function hurryAccount(
  db: Database,
  { tenantId, merchantId }: Scope,
  now: string,
): Promise<void> {
  await db.batch([
    {
      sql: `UPDATE shipment SET due_at = ?, version = version + 1
        WHERE tenant_id = ? AND merchant_id = ? AND due_at > ?
          AND reason LIKE '{"code":"courier_credentials"%'`,
      params: [now, tenantId, merchantId, now],
    },
    {
      sql: `UPDATE status_poll SET due_at = ?
        WHERE tenant_id = ? AND merchant_id = ? AND due_at > ?`,
      params: [now, tenantId, merchantId, now],
    },
  ])
}

/** For the only process on an embedded store: what a crash left leased is free at once. */
export async function releaseAllShipments(db: Database): Promise<void> {
  await db.batch([{ sql: "UPDATE shipment SET leased_until = '' WHERE leased_until <> ''" }])
}
