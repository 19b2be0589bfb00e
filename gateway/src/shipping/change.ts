import type { ShopEvent, TrackingEvent } from '@courier-checkout/api-client/contract'
import { insertNote, type TimelineNote } from '../storage/attempts.ts'
import type { Statement } from '../storage/database.ts'
import {
  loadShipment,
  type Shipment,
  type ShipmentProgress,
  toShipment,
  updateShipment,
} from '../storage/shipments.ts'
import { insertShopEvent } from '../storage/shop-events.ts'
import { insertTrackingEvent } from '../storage/tracking-events.ts'
import type { ShippingDeps } from './deps.ts'

/** What a decision does to a shipment. All of it happens, or none. */
export interface Change {
  readonly set: Partial<ShipmentProgress>
  readonly notes?: readonly TimelineNote[]
  /** The shop is told the new state. */
  readonly tellsState?: boolean
  readonly tracking?: TrackingChange
  /** Further rows, written under the same guard. */
  readonly also?: (shipment: Shipment, changedBy: string) => readonly Statement[]
}

export interface TrackingChange {
  readonly attempt: number
  /** Events that were not known yet. */
  readonly fresh: readonly TrackingEvent[]
  /** Those the shop is told, oldest first: the last one it hears is the present state. */
  readonly told: readonly TrackingEvent[]
}

/**
 * Reads, decides and writes until nobody else wrote in between: no lock is held while deciding.
 * `decide` gives `null` when there is nothing to change. Answers the shipment as it then stands.
 */
export async function changeShipment(
  deps: ShippingDeps,
  read: Shipment,
  decide: (shipment: Shipment) => Change | null | Promise<Change | null>,
): Promise<{ readonly shipment: Shipment; readonly isChanged: boolean }> {
  for (let shipment = read; ; ) {
    const change = await decide(shipment)
    if (change === null) return { shipment, isChanged: false }
    const written = await write(deps, shipment, change)
    if (written) {
      deps.bell.ring(written.shipmentId)
      return { shipment: written, isChanged: true }
    }
    const fresh = await loadShipment(deps.db, shipment, shipment.shipmentId)
    if (!fresh) throw new Error(`shipment ${shipment.shipmentId} has gone`)
    shipment = fresh
  }
}

async function write(
  deps: ShippingDeps,
  before: Shipment,
  change: Change,
): Promise<Shipment | null> {
  const now = deps.clock.now().toISOString()
  const changedBy = deps.newId('chg')
  const events = toShopEvents(deps, before, change, now)
  const after = { ...before, ...change.set, eventsTold: before.eventsTold + events.length }
  const isPushed = events.length > 0 && (await isPush(deps, before))
  const { attempt = 0, fresh = [] } = change.tracking ?? {}

  const [rows = []] = await deps.db.batch([
    updateShipment(before, after, { changedBy, now }),
    ...(change.notes ?? []).map((note) => insertNote(before, note, { changedBy, now })),
    ...fresh.map((event) => insertTrackingEvent(before, { event, attempt }, { changedBy, now })),
    ...events.flatMap((event) => insertShopEvent(before, event, { changedBy, isPushed })),
    ...(change.also?.(before, changedBy) ?? []),
  ])
  return rows[0] ? toShipment(rows[0]) : null
}

async function isPush({ directory }: ShippingDeps, shipment: Shipment): Promise<boolean> {
  const installation = await directory.findInstallation(shipment.installationId)
  return installation?.delivery === 'push'
}

function toShopEvents(
  deps: ShippingDeps,
  before: Shipment,
  change: Change,
  now: string,
): readonly ShopEvent[] {
  const after = { ...before, ...change.set }
  const toEvent = (
    part: Pick<ShopEvent, 'kind' | 'tracking' | 'reason' | 'attempt'>,
    i: number,
  ) => ({
    event: deps.newId('evt'),
    installation: after.installationId,
    shipment: after.shipmentId,
    reference: after.reference,
    number: before.eventsTold + i + 1,
    state: after.state,
    courierReference: after.courierReference,
    waybill: after.waybill,
    barcode: after.barcode,
    at: now,
    ...part,
  })
  const state = change.tellsState
    ? [{ kind: 'state', tracking: null, reason: after.reason, attempt: after.attempt } as const]
    : []
  const { attempt = 0, told = [] } = change.tracking ?? {}
  const tracking = told.map(
    (event) => ({ kind: 'tracking', tracking: event, reason: null, attempt }) as const,
  )
  return [...state, ...tracking].map(toEvent)
}
