import type { TimelineEntry } from '@courier-checkout/api-client/contract'
import type { Database, Statement } from './database.ts'
import type { Shipment } from './shipments.ts'

export interface TimelineNote {
  readonly what: TimelineEntry['what']
  readonly message: string
}

/** What the attempt was asked for with; written together with `changedBy`'s change. */
export function insertAttempt(shipment: Shipment, bodyHash: string, changedBy: string): Statement {
  return {
    sql: `INSERT INTO attempt (shipment_id, attempt, body_hash, opened_at)
      SELECT shipment_id, attempt, ?, opened_at FROM shipment
      WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ? AND changed_by = ?`,
    params: [bodyHash, shipment.tenantId, shipment.merchantId, shipment.shipmentId, changedBy],
  }
}

export async function findBodyHash(
  db: Database,
  shipment: Shipment,
  attempt: number,
): Promise<string | null> {
  const rows = await db.query<{ body_hash: string }>(
    'SELECT body_hash FROM attempt WHERE shipment_id = ? AND attempt = ?',
    [shipment.shipmentId, attempt],
  )
  return rows[0]?.body_hash ?? null
}

/** The next line of the shipment's history; written together with `changedBy`'s change. */
export function insertNote(
  shipment: Shipment,
  note: TimelineNote,
  by: { readonly changedBy: string; readonly now: string },
): Statement {
  return {
    sql: `INSERT INTO timeline (shipment_id, step, attempt, at, what, message)
      SELECT shipment_id,
        (SELECT COALESCE(MAX(step), 0) + 1 FROM timeline WHERE shipment_id = ?),
        attempt, ?, ?, ?
      FROM shipment
      WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ? AND changed_by = ?`,
    params: [
      ...[shipment.shipmentId, by.now, note.what, note.message],
      ...[shipment.tenantId, shipment.merchantId, shipment.shipmentId, by.changedBy],
    ],
  }
}

/** Oldest first. */
export async function loadTimeline(db: Database, shipmentId: string): Promise<TimelineEntry[]> {
  return db.query<TimelineEntry & Record<string, unknown>>(
    'SELECT at, attempt, what, message FROM timeline WHERE shipment_id = ? ORDER BY step',
    [shipmentId],
  )
}
