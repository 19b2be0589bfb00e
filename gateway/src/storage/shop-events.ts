import { ShopEvent } from '@courier-checkout/api-client/contract'
import type { Database, Statement } from './database.ts'
import type { Scope, Shipment } from './shipments.ts'

/**
 * Writes an event for the shop, together with `changedBy`'s change. The feed's counter is raised in
 * the same batch: its row stays locked until the commit, so positions appear in order and a reader's
 * cursor never passes an event that is still being written.
 */
export function insertShopEvent(
  shipment: Shipment,
  event: ShopEvent,
  by: { readonly changedBy: string; readonly isPushed: boolean },
): readonly Statement[] {
  const guard = [shipment.tenantId, shipment.merchantId, shipment.shipmentId, by.changedBy] as const
  const told: readonly Statement[] = [
    {
      sql: `INSERT INTO shop_feed (installation_id, last_position)
        SELECT installation_id, 1 FROM shipment
        WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ? AND changed_by = ?
        ON CONFLICT (installation_id) DO UPDATE SET last_position = shop_feed.last_position + 1`,
      params: guard,
    },
    {
      sql: `INSERT INTO shop_event (event_id, tenant_id, merchant_id, installation_id, shipment_id,
          position, number, body, created_at)
        SELECT ?, s.tenant_id, s.merchant_id, s.installation_id, s.shipment_id,
          f.last_position, ?, ?, ?
        FROM shipment s JOIN shop_feed f ON f.installation_id = s.installation_id
        WHERE s.tenant_id = ? AND s.merchant_id = ? AND s.shipment_id = ? AND s.changed_by = ?`,
      params: [event.event, event.number, JSON.stringify(event), event.at, ...guard],
    },
  ]
  return by.isPushed ? [...told, insertDelivery(event, guard)] : told
}

function insertDelivery(event: ShopEvent, guard: readonly string[]): Statement {
  return {
    sql: `INSERT INTO webhook_delivery (event_id, tenant_id, merchant_id, installation_id,
        shipment_id, number, state, tries, last_error, due_at, opened_at, leased_until, leased_by)
      SELECT ?, tenant_id, merchant_id, installation_id, shipment_id, ?, 'waiting', 0, NULL, ?, ?, '', ''
      FROM shipment
      WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ? AND changed_by = ?`,
    params: [event.event, event.number, event.at, event.at, ...guard],
  }
}

export interface Feed extends Scope {
  readonly installationId: string
}

/** Events after `position`, oldest first, and the position of the last of them. */
export async function loadFeed(
  db: Database,
  feed: Feed,
  page: { readonly after: number; readonly limit: number },
): Promise<{ readonly events: ShopEvent[]; readonly next: number }> {
  const rows = await db.query<{ position: number; body: string }>(
    `SELECT position, body FROM shop_event
      WHERE tenant_id = ? AND merchant_id = ? AND installation_id = ? AND position > ?
      ORDER BY position LIMIT ?`,
    [feed.tenantId, feed.merchantId, feed.installationId, page.after, page.limit],
  )
  return {
    events: rows.map((row) => ShopEvent.parse(JSON.parse(row.body))),
    next: rows.at(-1)?.position ?? page.after,
  }
}
