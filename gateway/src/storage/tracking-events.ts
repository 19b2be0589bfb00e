import type { TrackingEvent } from '@courier-checkout/api-client/contract'
import type { Database, Row, Statement } from './database.ts'
import type { Shipment } from './shipments.ts'

/** An event once more is the same event: the courier's word at its time names it. */
export const toEventKey = (event: Pick<TrackingEvent, 'at' | 'courierStatus'>): string =>
  `${event.at} ${event.courierStatus}`

/** Written together with `changedBy`'s change. */
export function insertTrackingEvent(
  shipment: Shipment,
  { event, attempt }: { readonly event: TrackingEvent; readonly attempt: number },
  by: { readonly changedBy: string; readonly now: string },
): Statement {
  return {
    sql: `INSERT INTO tracking_event (tenant_id, merchant_id, shipment_id, attempt, at,
        courier_status, status, provisional, title, place, step, stored_at)
      SELECT tenant_id, merchant_id, shipment_id, ?, ?, ?, ?, ?, ?, ?,
        (SELECT COALESCE(MAX(step), 0) + 1 FROM tracking_event WHERE shipment_id = ?), ?
      FROM shipment
      WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ? AND changed_by = ?
      ON CONFLICT (shipment_id, attempt, at, courier_status) DO NOTHING`,
    params: [
      ...[attempt, event.at, event.courierStatus, event.status, Number(event.provisional)],
      ...[event.title, event.place, shipment.shipmentId, by.now],
      ...[shipment.tenantId, shipment.merchantId, shipment.shipmentId, by.changedBy],
    ],
  }
}

/** Of one attempt, in the order of their times. */
export async function loadTrackingEvents(
  db: Database,
  { tenantId, merchantId, shipmentId }: Shipment,
  attempt: number,
): Promise<readonly TrackingEvent[]> {
  const rows = await db.query(
    `SELECT at, courier_status, status, provisional, title, place FROM tracking_event
      WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ? AND attempt = ?
      ORDER BY at, step`,
    [tenantId, merchantId, shipmentId, attempt],
  )
  return rows.map(toTrackingEvent)
}

function toTrackingEvent(row: Row): TrackingEvent {
  // Written by insertTrackingEvent only.
  return {
    status: row['status'],
    at: row['at'],
    provisional: row['provisional'] === 1,
    courierStatus: row['courier_status'],
    title: row['title'],
    place: row['place'],
  } as TrackingEvent
}
