import type { Database, Row, Statement } from './database.ts'
import type { Scope } from './shipments.ts'

/** A number the courier should be asked about. A newer hint of the same number replaces `hint`. */
export interface TrackRequest {
  readonly courierReference: string
  readonly hint: string
  readonly dueAt: string
}

export interface LeasedTrackRequest extends Scope {
  readonly courierReference: string
  readonly hint: string
  readonly tries: number
}

/** Once per number, however often it is hinted at. */
export async function requestTracking(
  db: Database,
  account: Scope,
  request: TrackRequest,
): Promise<void> {
  await db.batch([requestTrackingWith(account, request)])
}

/** The same as a statement, for a batch. */
export const requestTrackingWith = (
  { tenantId, merchantId }: Scope,
  { courierReference, hint, dueAt }: TrackRequest,
): Statement => ({
  sql: `INSERT INTO track_request
    (tenant_id, merchant_id, courier_reference, hint, tries, due_at, leased_until)
    VALUES (?, ?, ?, ?, 0, ?, '')
    ON CONFLICT (tenant_id, merchant_id, courier_reference)
    DO UPDATE SET hint = excluded.hint, due_at = excluded.due_at, tries = 0`,
  params: [tenantId, merchantId, courierReference, hint, dueAt],
})

/** Accounts with numbers to be asked about. */
export async function loadTrackedAccounts(db: Database, now: string): Promise<readonly Scope[]> {
  const rows = await db.query(
    `SELECT tenant_id, merchant_id FROM track_request WHERE due_at <= ? AND leased_until <= ?
      GROUP BY tenant_id, merchant_id ORDER BY MIN(due_at)`,
    [now, now],
  )
  return rows.map((row) => ({
    tenantId: String(row['tenant_id']),
    merchantId: String(row['merchant_id']),
  }))
}

export async function leaseTrackRequests(
  db: Database,
  { tenantId, merchantId }: Scope,
  { now, until, limit }: { readonly now: string; readonly until: string; readonly limit: number },
): Promise<readonly LeasedTrackRequest[]> {
  const [rows = []] = await db.batch([
    {
      sql: `UPDATE track_request SET leased_until = ?, tries = tries + 1
        WHERE tenant_id = ? AND merchant_id = ? AND due_at <= ? AND leased_until <= ?
          AND courier_reference IN (
            SELECT courier_reference FROM track_request
            WHERE tenant_id = ? AND merchant_id = ? AND due_at <= ? AND leased_until <= ?
            ORDER BY due_at LIMIT ?
            /*postgres: FOR UPDATE SKIP LOCKED */)
        RETURNING tenant_id, merchant_id, courier_reference, hint, tries`,
      params: [
        until,
        ...[tenantId, merchantId, now, now],
        ...[tenantId, merchantId, now, now, limit],
      ],
    },
  ])
  return rows.map(toLeased)
}

// The columns of the RETURNING above.
const toLeased = (row: Row): LeasedTrackRequest =>
  ({
    tenantId: row['tenant_id'],
    merchantId: row['merchant_id'],
    courierReference: row['courier_reference'],
    hint: row['hint'],
    tries: row['tries'],
  }) as LeasedTrackRequest

/** Done, unless a newer hint came while the courier was asked: then it is asked again. */
export async function closeTrackRequest(db: Database, request: LeasedTrackRequest): Promise<void> {
  const params = [request.tenantId, request.merchantId, request.courierReference]
  await db.batch([
    {
      sql: `DELETE FROM track_request
        WHERE tenant_id = ? AND merchant_id = ? AND courier_reference = ? AND hint = ?`,
      params: [...params, request.hint],
    },
    {
      sql: `UPDATE track_request SET leased_until = ''
        WHERE tenant_id = ? AND merchant_id = ? AND courier_reference = ?`,
      params,
    },
  ])
}

export async function postponeTrackRequest(
  db: Database,
  request: LeasedTrackRequest,
  dueAt: string,
): Promise<void> {
  await db.batch([
    {
      sql: `UPDATE track_request SET leased_until = '', due_at = ?
        WHERE tenant_id = ? AND merchant_id = ? AND courier_reference = ? AND hint = ?`,
      params: [dueAt, request.tenantId, request.merchantId, request.courierReference, request.hint],
    },
  ])
}
