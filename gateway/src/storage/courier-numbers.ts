import type { Database, Statement } from './database.ts'
import type { Scope, Shipment } from './shipments.ts'

/** Whose a courier's number is in our own books. */
export interface CourierNumber {
  readonly courierReference: string
  readonly shipmentId: string
  readonly attempt: number
  /** The order at the courier under this number is known to be ours. */
  readonly isOurs: boolean
  /** When we chose it: an order of ours is no older. */
  readonly takenAt: string
}

/**
 * The number of the shipment's present attempt: `base`, or `base-2`, `base-3` … where an earlier
 * shipment or attempt of the account has it. Once given it is given for ever: the courier's numbers
 * come again after a year, ours never do.
 */
export async function takeNumber(
  db: Database,
  shipment: Shipment,
  { base, now }: { readonly base: string; readonly now: string },
): Promise<string> {
  const { tenantId, merchantId, shipmentId, attempt } = shipment
  const kept = await db.query<{ courier_reference: string }>(
    `SELECT courier_reference FROM courier_number
      WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ? AND attempt = ?`,
    [tenantId, merchantId, shipmentId, attempt],
  )
  if (kept[0]) return kept[0].courier_reference

  for (let turn = 1; ; turn++) {
    const candidate = turn === 1 ? base : `${base}-${turn}`
    const [taken = []] = await db.batch([
      {
        sql: `INSERT INTO courier_number
          (tenant_id, merchant_id, courier_reference, shipment_id, attempt, is_ours, taken_at)
          VALUES (?, ?, ?, ?, ?, 0, ?)
          ON CONFLICT (tenant_id, merchant_id, courier_reference) DO NOTHING
          RETURNING courier_reference`,
        params: [tenantId, merchantId, candidate, shipmentId, attempt, now],
      },
    ])
    if (taken.length > 0) return candidate
  }
}

/** Writes down that the order under the shipment's number is ours, together with `changedBy`'s change. */
export function markOurs(shipment: Shipment, changedBy: string): Statement {
  const { tenantId, merchantId, shipmentId, attempt } = shipment
  return {
    sql: `UPDATE courier_number SET is_ours = 1
      WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ? AND attempt = ?
        AND EXISTS (SELECT 1 FROM shipment WHERE shipment_id = ? AND changed_by = ?)`,
    params: [tenantId, merchantId, shipmentId, attempt, shipmentId, changedBy],
  }
}

export async function findNumber(
  db: Database,
  { tenantId, merchantId }: Scope,
  courierReference: string,
): Promise<CourierNumber | null> {
  const rows = await db.query<{
    shipment_id: string
    attempt: number
    is_ours: number
    taken_at: string
  }>(
    `SELECT shipment_id, attempt, is_ours, taken_at FROM courier_number
      WHERE tenant_id = ? AND merchant_id = ? AND courier_reference = ?`,
    [tenantId, merchantId, courierReference],
  )
  const [row] = rows
  if (!row) return null
  return {
    courierReference,
    shipmentId: row.shipment_id,
    attempt: row.attempt,
    isOurs: row.is_ours === 1,
    takenAt: row.taken_at,
  }
}
