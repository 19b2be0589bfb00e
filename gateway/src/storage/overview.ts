import type { Database } from './database.ts'

/** What the operator sees of the whole gateway: counts, and what needs a person. */
export interface Queues {
  /** Shipments by state; `due` are those whose next step should have begun. */
  readonly shipments: Readonly<Record<string, number>>
  readonly due: number
  readonly oldestDueAt: string | null
  readonly givenUp: number
  readonly webhooks: Readonly<Record<string, number>>
  readonly oldestWebhookAt: string | null
}

export async function loadQueues(db: Database, now: string): Promise<Queues> {
  const [states, due, givenUp, webhooks, oldest] = await Promise.all([
    db.query<{ state: string; count: number }>(
      'SELECT state, COUNT(*) AS count FROM shipment GROUP BY state ORDER BY state',
    ),
    db.query<{ count: number; oldest: string | null }>(
      'SELECT COUNT(*) AS count, MIN(due_at) AS oldest FROM shipment WHERE due_at <= ?',
      [now],
    ),
    db.query<{ count: number }>(
      "SELECT COUNT(*) AS count FROM shipment WHERE state = 'queued' AND is_given_up = 1",
    ),
    db.query<{ state: string; count: number }>(
      'SELECT state, COUNT(*) AS count FROM webhook_delivery GROUP BY state ORDER BY state',
    ),
    db.query<{ oldest: string | null }>(
      "SELECT MIN(opened_at) AS oldest FROM webhook_delivery WHERE state = 'waiting'",
    ),
  ])
  const toRecord = (rows: readonly { state: string; count: number }[]) =>
    Object.fromEntries(rows.map(({ state, count }) => [state, count]))
  return {
    shipments: toRecord(states),
    due: due[0]?.count ?? 0,
    oldestDueAt: due[0]?.oldest ?? null,
    givenUp: givenUp[0]?.count ?? 0,
    webhooks: toRecord(webhooks),
    oldestWebhookAt: oldest[0]?.oldest ?? null,
  }
}

/** A shipment that waits for a person, or has waited long. */
export interface FailingShipment {
  readonly shipmentId: string
  readonly tenantId: string
  readonly merchantId: string
  readonly shopUrl: string
  readonly reference: string
  readonly state: string
  readonly isGivenUp: boolean
  readonly tries: number
  /** JSON of the reason, or `null`. */
  readonly reason: string | null
  readonly updatedAt: string
}

/** Rejected, unclear and given up ones, and those that were tried several times; newest first. */
export async function loadFailingShipments(
  db: Database,
  limit: number,
): Promise<readonly FailingShipment[]> {
  const rows = await db.query(
    `SELECT s.shipment_id, s.tenant_id, s.merchant_id, i.shop_url, s.reference, s.state,
        s.is_given_up, s.tries, s.reason, s.updated_at
      FROM shipment s JOIN installation i ON i.id = s.installation_id
      WHERE s.state IN ('rejected', 'unclear') OR (s.state = 'queued' AND s.tries >= 3)
      ORDER BY s.updated_at DESC, s.shipment_id LIMIT ?`,
    [limit],
  )
  // The columns of the SELECT above.
  return rows.map((row) => ({
    shipmentId: row['shipment_id'],
    tenantId: row['tenant_id'],
    merchantId: row['merchant_id'],
    shopUrl: row['shop_url'],
    reference: row['reference'],
    state: row['state'],
    isGivenUp: row['is_given_up'] === 1,
    tries: row['tries'],
    reason: row['reason'],
    updatedAt: row['updated_at'],
  })) as FailingShipment[]
}

/** A webhook that a shop did not take. */
export interface FailingWebhook {
  readonly eventId: string
  readonly tenantId: string
  readonly merchantId: string
  readonly installationId: string
  readonly shopUrl: string
  readonly state: string
  readonly tries: number
  readonly lastError: string | null
  readonly openedAt: string
}

export async function loadFailingWebhooks(
  db: Database,
  limit: number,
): Promise<readonly FailingWebhook[]> {
  const rows = await db.query(
    `SELECT d.event_id, d.tenant_id, d.merchant_id, d.installation_id, i.shop_url, d.state,
        d.tries, d.last_error, d.opened_at
      FROM webhook_delivery d JOIN installation i ON i.id = d.installation_id
      WHERE d.state = 'failed' OR (d.state = 'waiting' AND d.tries >= 3)
      ORDER BY d.opened_at DESC, d.event_id LIMIT ?`,
    [limit],
  )
  // The columns of the SELECT above.
  return rows.map((row) => ({
    eventId: row['event_id'],
    tenantId: row['tenant_id'],
    merchantId: row['merchant_id'],
    installationId: row['installation_id'],
    shopUrl: row['shop_url'],
    state: row['state'],
    tries: row['tries'],
    lastError: row['last_error'],
    openedAt: row['opened_at'],
  })) as FailingWebhook[]
}

/** When each courier's long lists were last read. */
export async function loadListAges(
  db: Database,
): Promise<
  readonly { readonly tenantId: string; readonly kind: string; readonly loadedAt: string }[]
> {
  const rows = await db.query<{ tenant_id: string; kind: string; loaded_at: string }>(
    'SELECT tenant_id, kind, loaded_at FROM dictionary ORDER BY tenant_id, kind',
  )
  return rows.map((row) => ({ tenantId: row.tenant_id, kind: row.kind, loadedAt: row.loaded_at }))
}

/** Whose shipment it is; `null`: there is none. The operator names it without naming a merchant. */
export async function findShipmentScope(
  db: Database,
  shipmentId: string,
): Promise<{ readonly tenantId: string; readonly merchantId: string } | null> {
  const [row] = await db.query<{ tenant_id: string; merchant_id: string }>(
    'SELECT tenant_id, merchant_id FROM shipment WHERE shipment_id = ?',
    [shipmentId],
  )
  return row ? { tenantId: row.tenant_id, merchantId: row.merchant_id } : null
}

export async function findDeliveryShop(
  db: Database,
  eventId: string,
): Promise<{
  readonly tenantId: string
  readonly merchantId: string
  readonly installationId: string
} | null> {
  const [row] = await db.query<{ tenant_id: string; merchant_id: string; installation_id: string }>(
    'SELECT tenant_id, merchant_id, installation_id FROM webhook_delivery WHERE event_id = ?',
    [eventId],
  )
  return row
    ? {
        tenantId: row.tenant_id,
        merchantId: row.merchant_id,
        installationId: row.installation_id,
      }
    : null
}
