import type { Database } from './database.ts'
import { type Shipment, toShipment } from './shipments.ts'
import type { Feed } from './shop-events.ts'

/** Shipments of a shop, newest first, from the one after the cursor on. */
export async function listShipments(
  db: Database,
  shop: Feed,
  page: {
    readonly state: Shipment['state'] | null
    /** `<createdAt> <shipmentId>` of the last one seen; empty: from the newest. */
    readonly after: string
    readonly limit: number
  },
): Promise<readonly Shipment[]> {
  const [createdAt = '', shipmentId = ''] = page.after.split(' ')
  const rows = await db.query(
    `SELECT * FROM shipment
      WHERE tenant_id = ? AND merchant_id = ? AND installation_id = ?
        AND (? = '' OR state = ?)
        AND (? = '' OR created_at < ? OR (created_at = ? AND shipment_id < ?))
      ORDER BY created_at DESC, shipment_id DESC LIMIT ?`,
    [
      ...[shop.tenantId, shop.merchantId, shop.installationId],
      ...[page.state ?? '', page.state ?? ''],
      ...[createdAt, createdAt, createdAt, shipmentId, page.limit],
    ],
  )
  return rows.map(toShipment)
}

export const toCursor = ({ createdAt, shipmentId }: Shipment): string =>
  `${createdAt} ${shipmentId}`
