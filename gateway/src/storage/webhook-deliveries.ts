import type { Database, Row } from './database.ts'
import type { Feed } from './shop-events.ts'

/** One event on its way to a shop that is called. */
export interface Delivery extends Feed {
  readonly eventId: string
  readonly shipmentId: string
  readonly tries: number
  readonly openedAt: string
  readonly leasedBy: string
  /** Exactly the bytes to be signed. */
  readonly body: string
}

/** Shops with something to be told. */
export async function loadDueShops(db: Database, now: string): Promise<readonly Feed[]> {
  const rows = await db.query(
    `SELECT tenant_id, merchant_id, installation_id FROM webhook_delivery
      WHERE state = 'waiting' AND due_at <= ? AND leased_until <= ?
      GROUP BY tenant_id, merchant_id, installation_id ORDER BY MIN(due_at)`,
    [now, now],
  )
  return rows.map((row) => ({
    tenantId: String(row['tenant_id']),
    merchantId: String(row['merchant_id']),
    installationId: String(row['installation_id']),
  }))
}

/**
 * Takes events of one shop, of each shipment the oldest only: one that cannot be delivered holds up
 * its own shipment and nothing else.
 */
export async function leaseDeliveries(
  db: Database,
  shop: Feed,
  lease: { readonly now: string; readonly until: string; readonly by: string; limit: number },
): Promise<readonly Delivery[]> {
  const scope = [shop.tenantId, shop.merchantId, shop.installationId]
  const [leased = []] = await db.batch([
    {
      sql: `UPDATE webhook_delivery SET leased_until = ?, leased_by = ?
        WHERE tenant_id = ? AND merchant_id = ? AND installation_id = ?
          AND state = 'waiting' AND due_at <= ? AND leased_until <= ?
          AND event_id IN (
            SELECT d.event_id FROM webhook_delivery d
            WHERE d.tenant_id = ? AND d.merchant_id = ? AND d.installation_id = ?
              AND d.state = 'waiting' AND d.due_at <= ? AND d.leased_until <= ?
              AND NOT EXISTS (
                SELECT 1 FROM webhook_delivery e
                WHERE e.shipment_id = d.shipment_id AND e.state = 'waiting' AND e.number < d.number)
            ORDER BY d.due_at, d.number LIMIT ?
            /*postgres: FOR UPDATE OF d SKIP LOCKED */)
        RETURNING event_id, shipment_id, tries, opened_at`,
      params: [
        ...[lease.until, lease.by, ...scope, lease.now, lease.now],
        ...[...scope, lease.now, lease.now, lease.limit],
      ],
    },
  ])
  return Promise.all(leased.map(async (row) => toDelivery(db, shop, { row, by: lease.by })))
}

async function toDelivery(
  db: Database,
  shop: Feed,
  { row, by }: { readonly row: Row; readonly by: string },
): Promise<Delivery> {
  const eventId = String(row['event_id'])
  const [event] = await db.query<{ body: string }>(
    'SELECT body FROM shop_event WHERE tenant_id = ? AND merchant_id = ? AND event_id = ?',
    [shop.tenantId, shop.merchantId, eventId],
  )
  return {
    ...shop,
    eventId,
    shipmentId: String(row['shipment_id']),
    tries: Number(row['tries']),
    openedAt: String(row['opened_at']),
    leasedBy: by,
    body: event?.body ?? '',
  }
}

/** What became of a try. `waiting` with a later `dueAt`: once more. */
export async function settleDelivery(
  db: Database,
  delivery: Delivery,
  outcome: {
    readonly state: 'waiting' | 'delivered' | 'failed' | 'pulled'
    readonly dueAt: string
    readonly lastError: string | null
  },
): Promise<void> {
  await db.batch([
    {
      sql: `UPDATE webhook_delivery SET state = ?, tries = tries + 1, last_error = ?, due_at = ?,
          leased_until = '', leased_by = ''
        WHERE tenant_id = ? AND merchant_id = ? AND event_id = ? AND leased_by = ?`,
      params: [
        ...[outcome.state, outcome.lastError, outcome.dueAt],
        ...[delivery.tenantId, delivery.merchantId, delivery.eventId, delivery.leasedBy],
      ],
    },
  ])
}

export interface ListedDelivery {
  readonly event: string
  readonly shipment: string
  readonly state: string
  readonly tries: number
  readonly lastError: string | null
  readonly openedAt: string
}

/** Deliveries of a shop in one state, newest first. */
export async function loadDeliveries(
  db: Database,
  shop: Feed,
  page: { readonly state: string; readonly limit: number },
): Promise<readonly ListedDelivery[]> {
  const rows = await db.query(
    `SELECT event_id, shipment_id, state, tries, last_error, opened_at FROM webhook_delivery
      WHERE tenant_id = ? AND merchant_id = ? AND installation_id = ? AND state = ?
      ORDER BY opened_at DESC, number DESC LIMIT ?`,
    [shop.tenantId, shop.merchantId, shop.installationId, page.state, page.limit],
  )
  // The columns of the SELECT above.
  return rows.map((row) => ({
    event: row['event_id'],
    shipment: row['shipment_id'],
    state: row['state'],
    tries: row['tries'],
    lastError: row['last_error'],
    openedAt: row['opened_at'],
  })) as ListedDelivery[]
}

/** Tries an event once more from the beginning. `false`: there is no such event of this shop. */
export async function resendDelivery(
  db: Database,
  shop: Feed,
  again: { readonly eventId: string; readonly now: string },
): Promise<boolean> {
  const [rows = []] = await db.batch([
    {
      sql: `UPDATE webhook_delivery
        SET state = 'waiting', tries = 0, due_at = ?, opened_at = ?, leased_until = ''
        WHERE tenant_id = ? AND merchant_id = ? AND installation_id = ? AND event_id = ?
        RETURNING event_id`,
      params: [
        ...[again.now, again.now],
        ...[shop.tenantId, shop.merchantId, shop.installationId, again.eventId],
      ],
    },
  ])
  return rows.length > 0
}

/** For the only process on an embedded store: what a crash left leased is free at once. */
export async function releaseAllDeliveries(db: Database): Promise<void> {
  await db.batch([
    { sql: "UPDATE webhook_delivery SET leased_until = '' WHERE leased_until <> ''" },
  ])
}
