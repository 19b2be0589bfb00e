import type { ShipmentDraft } from '@courier-checkout/api-client/contract'
import type { Database, Statement } from './database.ts'
import { type Scope, type Shipment, toShipment } from './shipments.ts'

export async function findErasedAt(
  db: Database,
  { tenantId, merchantId, shipmentId }: Shipment,
): Promise<string | null> {
  const [row] = await db.query<{ erased_at: string | null }>(
    'SELECT erased_at FROM shipment WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ?',
    [tenantId, merchantId, shipmentId],
  )
  return row?.erased_at ?? null
}

/** Shipments at rest that nothing happened to since then and that still name people; oldest first. */
export async function loadUntouched(
  db: Database,
  { before, after, limit }: { readonly before: string; readonly after: string; limit: number },
): Promise<readonly Shipment[]> {
  const rows = await db.query(
    `SELECT * FROM shipment
      WHERE due_at IS NULL AND updated_at < ? AND updated_at > ?
        AND (erased_at IS NULL OR erased_at < updated_at)
      ORDER BY updated_at LIMIT ?`,
    [before, after, limit],
  )
  return rows.map(toShipment)
}

export interface Erasure {
  readonly draft: ShipmentDraft
  readonly erasedBy: string
  readonly now: string
}

/**
 * Takes everything personal out of a shipment at rest, in one batch. `false`: somebody changed it
 * meanwhile, and nothing was done. Its number, its money and its goods stay.
 */
export async function eraseShipment(
  db: Database,
  shipment: Shipment,
  { draft, erasedBy, now }: Erasure,
): Promise<boolean> {
  const { tenantId, merchantId, shipmentId } = shipment
  const { state, reason } = toErasedState(shipment)
  const [rows = []] = await db.batch([
    {
      sql: `UPDATE shipment SET draft = ?, pending_draft = NULL, found = NULL, reason = ?, state = ?, is_given_up = 0,
          erased_at = ?, version = version + 1, changed_by = ?
        WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ? AND version = ?
          AND due_at IS NULL
        RETURNING shipment_id`,
      params: [
        ...[JSON.stringify(draft), reason && JSON.stringify(reason), state, now, erasedBy],
        ...[tenantId, merchantId, shipmentId, shipment.version],
      ],
    },
    ...eraseBeside(shipment, erasedBy),
  ])
  return rows.length > 0
}

const ERASED = 'erased'

/** What was never sent must not be sent without its people. */
function toErasedState({ state, reason }: Shipment) {
  if (state === 'queued' || state === 'unclear') {
    const message = 'its people were taken out before it was sent'
    return { state: 'rejected', reason: { code: 'conflict', message } }
  }
  return { state, reason: reason && { code: reason.code, message: ERASED } }
}

/** Under the guard of the first statement: where it changed nothing, these do not either. */
function eraseBeside(
  { tenantId, merchantId, shipmentId }: Scope & Pick<Shipment, 'shipmentId'>,
  erasedBy: string,
): readonly Statement[] {
  const guard = [shipmentId, tenantId, merchantId, shipmentId, erasedBy]
  const isErased = `shipment_id = ? AND EXISTS (SELECT 1 FROM shipment s
    WHERE s.tenant_id = ? AND s.merchant_id = ? AND s.shipment_id = ? AND s.changed_by = ?)`
  return [
    // The courier's words may quote what it was sent.
    { sql: `UPDATE timeline SET message = '${ERASED}' WHERE ${isErased}`, params: guard },
    // A hash of everything that was said could be guessed at.
    { sql: `UPDATE attempt SET body_hash = '${ERASED}' WHERE ${isErased}`, params: guard },
    { sql: `DELETE FROM webhook_delivery WHERE ${isErased}`, params: guard },
    { sql: `DELETE FROM shop_event WHERE ${isErased}`, params: guard },
  ]
}
