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
const COLUMNS: readonly (readonly [string, (p: ShipmentProgress) => SqlValue])[] = [
  ['attempt', (p) => p.attempt],
  ['state', (p) => p.state],
  ['draft', (p) => JSON.stringify(p.draft)],
  ['pending', (p) => p.pending],
  ['pending_draft', (p) => toText(p.pendingDraft)],
  ['pending_since', (p) => p.pendingSince],
  ['pending_tries', (p) => p.pendingTries],
  ['courier_reference', (p) => p.courierReference],
  ['waybill', (p) => p.waybill],
  ['barcode', (p) => p.barcode],
  ['order_sum', (p) => p.orderSum],
  ['reason', (p) => toText(p.reason)],
  ['found', (p) => toText(p.found)],
  ['tries', (p) => p.tries],
  ['is_trying', (p) => Number(p.isTrying)],
  ['is_unanswered', (p) => Number(p.isUnanswered)],
  ['is_given_up', (p) => Number(p.isGivenUp)],
  ['is_absent', (p) => Number(p.isAbsent)],
  ['opened_at', (p) => p.openedAt],
  ['first_sent_at', (p) => p.firstSentAt],
  ['last_sent_at', (p) => p.lastSentAt],
  ['due_at', (p) => p.dueAt],
  ['leased_until', (p) => p.leasedUntil],
  ['leased_by', (p) => p.leasedBy],
  ['present', (p) => toText(p.present)],
  ['tracked_at', (p) => p.trackedAt],
  ['events_told', (p) => p.eventsTold],
]

const NAMES = COLUMNS.map(([name]) => name)

const toValues = (progress: ShipmentProgress): SqlValue[] =>
  COLUMNS.map(([, read]) => read(progress))

const toText = (value: unknown): string | null => (value === null ? null : JSON.stringify(value))

/** A row as the table keeps it: written by this gateway only, so trusted as it stands. */
export function toShipment(row: Row): Shipment {
  const json = (column: string) => (row[column] === null ? null : JSON.parse(String(row[column])))
  // Each column has the type its CREATE TABLE and COLUMNS give it.
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

const FIXED = ['shipment_id', 'tenant_id', 'merchant_id', 'installation_id', 'reference']
const STAMPS = ['version', 'changed_by', 'created_at', 'updated_at']
const ALL = [...FIXED, ...NAMES, ...STAMPS]
const INSERT = `INSERT INTO shipment (${ALL.join(', ')}) VALUES (${ALL.map(() => '?').join(', ')})
  ON CONFLICT (installation_id, reference) DO NOTHING RETURNING shipment_id`
const UPDATE = `UPDATE shipment SET ${NAMES.map((name) => `${name} = ?`).join(', ')},
  version = version + 1, changed_by = ?, updated_at = ?
  WHERE tenant_id = ? AND merchant_id = ? AND shipment_id = ? AND version = ? RETURNING *`

/** The row of a new shipment, unless the shop's number is there already. */
export function insertShipment(shipment: Shipment, changedBy: string): Statement {
  const { shipmentId, tenantId, merchantId, installationId, reference } = shipment
  return {
    sql: INSERT,
    params: [
      ...[shipmentId, tenantId, merchantId, installationId, reference],
      ...toValues(shipment),
      ...[shipment.version, changedBy, shipment.createdAt, shipment.updatedAt],
    ],
  }
}

/** Replaces what changed, unless somebody else changed the shipment since it was read. */
export function updateShipment(
  before: Shipment,
  after: ShipmentProgress,
  by: { readonly changedBy: string; readonly now: string },
): Statement {
  return {
    sql: UPDATE,
    params: [
      ...toValues(after),
      by.changedBy,
      by.now,
      before.tenantId,
      before.merchantId,
      before.shipmentId,
      before.version,
    ],
  }
}
