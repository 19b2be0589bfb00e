import type {
  Money,
  ShipmentDraft,
  ShipmentReason,
  ShipmentStateName,
  TrackingEvent,
} from '@courier-checkout/api-client/contract'
import type { Database, Row, SqlValue, Statement } from './database.ts'

/** Whose data it is. Every statement names both. */
export interface Scope {
  readonly tenantId: string
  readonly merchantId: string
}

/** What stands at the courier under our number, kept while nobody knows whose it is. */
export interface FoundOrder {
  readonly courierReference: string
  readonly createdOn: string | null
  readonly recipientName: string
  readonly orderSum: Money | null
  readonly waybill: string | null
  readonly barcode: string | null
}

/** The part of a shipment that changes while it lives. */
export interface ShipmentProgress {
  readonly attempt: number
  readonly state: ShipmentStateName
  readonly draft: ShipmentDraft
  readonly pending: 'edit' | 'cancel' | null
  readonly pendingDraft: ShipmentDraft | null
  readonly pendingSince: string | null
  readonly pendingTries: number
  readonly courierReference: string | null
  readonly waybill: string | null
  readonly barcode: string | null
  /** Minor units, in the draft's currency. */
  readonly orderSum: number | null
  readonly reason: ShipmentReason | null
  readonly found: FoundOrder | null
  /** Sends of the present attempt. */
  readonly tries: number
  /** A send has begun and its outcome is not written down: after a crash it stays so. */
  readonly isTrying: boolean
  /** A send of the present attempt went without an answer: it may stand at the courier. */
  readonly isUnanswered: boolean
  readonly isGivenUp: boolean
  /** Given up, and proven not to stand at the courier. */
  readonly isAbsent: boolean
  readonly openedAt: string
  readonly firstSentAt: string | null
  readonly lastSentAt: string | null
  /** When work on it is due; `null`: there is none. */
  readonly dueAt: string | null
  readonly leasedUntil: string
  readonly leasedBy: string
  /** The courier's last word that we understand. */
  readonly present: TrackingEvent | null
  /** When the reading began that `present` comes from. */
  readonly trackedAt: string
  readonly eventsTold: number
}

export interface Shipment extends Scope, ShipmentProgress {
  readonly shipmentId: string
  readonly installationId: string
  readonly reference: string
  readonly version: number
  readonly createdAt: string
  readonly updatedAt: string
}

/** How each changing property lies in its column. The one place that knows both. */
export function toColumns(p: ShipmentProgress): readonly (readonly [string, SqlValue])[] {
  return [
    ['attempt', p.attempt],
    ['state', p.state],
    ['draft', JSON.stringify(p.draft)],
    ['pending', p.pending],
    ['pending_draft', toText(p.pendingDraft)],
    ['pending_since', p.pendingSince],
    ['pending_tries', p.pendingTries],
    ['courier_reference', p.courierReference],
    ['waybill', p.waybill],
    ['barcode', p.barcode],
    ['order_sum', p.orderSum],
    ['reason', toText(p.reason)],
    ['found', toText(p.found)],
    ['tries', p.tries],
    ['is_trying', Number(p.isTrying)],
    ['is_unanswered', Number(p.isUnanswered)],
    ['is_given_up', Number(p.isGivenUp)],
    ['is_absent', Number(p.isAbsent)],
    ['opened_at', p.openedAt],
    ['first_sent_at', p.firstSentAt],
    ['last_sent_at', p.lastSentAt],
    ['due_at', p.dueAt],
    ['leased_until', p.leasedUntil],
    ['leased_by', p.leasedBy],
    ['present', toText(p.present)],
    ['tracked_at', p.trackedAt],
    ['events_told', p.eventsTold],
  ]
}

const toText = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** A row as the table keeps it: written by this gateway only, so trusted as it stands. */
export function toShipment(row: Row): Shipment {
  const json = (column: string) => (row[column] === null ? null : JSON.parse(String(row[column])))
  // Each column has the type its CREATE TABLE and toColumns give it.
  return {
    shipmentId: row['shipment_id'],
    tenantId: row['tenant_id'],
    merchantId: row['merchant_id'],
    installationId: row['installation_id'],
    reference: row['reference'],
    attempt: row['attempt'],
    state: row['state'],
    draft: json('draft'),
    pending: row['pending'],
    pendingDraft: json('pending_draft'),
    pendingSince: row['pending_since'],
    pendingTries: row['pending_tries'],
    courierReference: row['courier_reference'],
    waybill: row['waybill'],
    barcode: row['barcode'],
    orderSum: row['order_sum'],
    reason: json('reason'),
    found: json('found'),
    tries: row['tries'],
    isTrying: row['is_trying'] === 1,
    isUnanswered: row['is_unanswered'] === 1,
    isGivenUp: row['is_given_up'] === 1,
    isAbsent: row['is_absent'] === 1,
    openedAt: row['opened_at'],
    firstSentAt: row['first_sent_at'],
    lastSentAt: row['last_sent_at'],
    dueAt: row['due_at'],
    leasedUntil: row['leased_until'],
    leasedBy: row['leased_by'],
    present: json('present'),
    trackedAt: row['tracked_at'],
    eventsTold: row['events_told'],
    version: row['version'],
    createdAt: row['created_at'],
    updatedAt: row['updated_at'],
  } as Shipment
}

export interface ShipmentKey extends Scope {
  readonly installationId: string
  readonly reference: string
}

export async function findShipment(db: Database, key: ShipmentKey): Promise<Shipment | null> {
  const rows = await db.query(
    `SELECT * FROM shipment
      WHERE tenant_id = ? AND merchant_id = ? AND installation_id = ? AND reference = ?`,
    [key.tenantId, key.merchantId, key.installationId, key.reference],
  )
  return rows[0] ? toShipment(rows[0]) : null
}

export async function loadShipment(
  db: Database,
  { tenantId, merchantId }: Scope,
  shipmentId: string,
): Promise<Shipment | null> {
  const rows = await db.query(
    'SELECT * FROM shipment WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ?',
    [tenantId, merchantId, shipmentId],
  )
  return rows[0] ? toShipment(rows[0]) : null
}

/** The row of a new shipment, unless the shop's number is there already. */
export function insertShipment(shipment: Shipment, changedBy: string): Statement {
  const columns: readonly (readonly [string, SqlValue])[] = [
    ['shipment_id', shipment.shipmentId],
    ['tenant_id', shipment.tenantId],
    ['merchant_id', shipment.merchantId],
    ['installation_id', shipment.installationId],
    ['reference', shipment.reference],
    ...toColumns(shipment),
    ['version', shipment.version],
    ['changed_by', changedBy],
    ['created_at', shipment.createdAt],
    ['updated_at', shipment.updatedAt],
  ]
  insertSql ??= `INSERT INTO shipment (${columns.map(([name]) => name).join(', ')})
      VALUES (${columns.map(() => '?').join(', ')})
      ON CONFLICT (installation_id, reference) DO NOTHING RETURNING shipment_id`
  return { sql: insertSql, params: columns.map(([, value]) => value) }
}

/** The columns are always the same, so their statements are written once. */
let insertSql: string | undefined
let updateSql: string | undefined

/** Replaces what changed, unless somebody else changed the shipment since it was read. */
export function updateShipment(
  before: Shipment,
  after: ShipmentProgress,
  by: { readonly changedBy: string; readonly now: string },
): Statement {
  const columns = toColumns(after)
  updateSql ??= `UPDATE shipment SET ${columns.map(([name]) => `${name} = ?`).join(', ')},
      version = version + 1, changed_by = ?, updated_at = ?
      WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ? AND version = ? RETURNING *`
  return {
    sql: updateSql,
    params: [
      ...columns.map(([, value]) => value),
      by.changedBy,
      by.now,
      before.tenantId,
      before.merchantId,
      before.shipmentId,
      before.version,
    ],
  }
}
