import { hash } from 'node:crypto'
import {
  DeliveryError,
  type ShipmentDraft,
  type ShipmentRequest,
} from '@courier-checkout/api-client/contract'
import { newTimedId } from '../crypto.ts'
import type { Installation } from '../installation.ts'
import { findBodyHash, insertAttempt, insertNote } from '../storage/attempts.ts'
import {
  findShipment,
  insertShipment,
  type Shipment,
  type ShipmentProgress,
} from '../storage/shipments.ts'
import { changeShipment } from './change.ts'
import type { ShippingDeps } from './deps.ts'
import { isSettled } from './next-step.ts'

/** An order as it was asked for: what it says, and a hash of how it was said. */
export interface Order {
  readonly request: ShipmentRequest
  readonly bodyHash: string
}

/**
 * Stores an order durably; sending it is another matter. The same attempt again answers the present
 * state; the next attempt is taken when the one before is settled; an older one changes nothing.
 *
 * @throws {DeliveryError} `conflict`: same key and another body, or the attempt before is not settled.
 */
export async function acceptOrder(
  deps: ShippingDeps,
  installation: Installation,
  order: Order,
): Promise<Shipment> {
  refuseCurrency(installation, order.request.draft)
  const { reference, attempt } = order.request
  // Most orders are new, and only the insert itself can say so: a hundred clicks may come at once.
  const inserted = attempt === 1 ? await insertNew(deps, installation, order) : null
  if (inserted) return inserted

  const { tenantId, merchantId, id: installationId } = installation
  const key = { tenantId, merchantId, installationId, reference }
  const known = await findShipment(deps.db, key)
  if (known) return acceptAgain(deps, known, order)
  throw gap(0, attempt)
}

async function insertNew(
  deps: ShippingDeps,
  installation: Installation,
  { request, bodyHash }: Order,
): Promise<Shipment | null> {
  const at = deps.clock.now()
  const now = at.toISOString()
  const changedBy = deps.newId('chg')
  const shipment: Shipment = {
    shipmentId: newTimedId('shp', at),
    tenantId: installation.tenantId,
    merchantId: installation.merchantId,
    installationId: installation.id,
    reference: request.reference,
    version: 1,
    createdAt: now,
    updatedAt: now,
    ...toOpened(request, now),
    leasedUntil: '',
    leasedBy: '',
    eventsTold: 0,
  }
  const [inserted = []] = await deps.db.batch([
    insertShipment(shipment, changedBy),
    insertAttempt(shipment, bodyHash, changedBy),
    insertNote(shipment, ACCEPTED, { changedBy, now }),
  ])
  return inserted.length > 0 ? shipment : null
}

/** The first line of every attempt's history. */
export const ACCEPTED = {
  what: 'accepted',
  message: 'stored; it will be sent to the courier',
} as const

/** How every attempt begins. */
function toOpened(
  { attempt, draft }: ShipmentRequest,
  now: string,
): Omit<ShipmentProgress, 'leasedUntil' | 'leasedBy' | 'eventsTold'> {
  return {
    attempt,
    draft,
    state: 'queued',
    pending: null,
    pendingDraft: null,
    pendingSince: null,
    pendingTries: 0,
    courierReference: null,
    waybill: null,
    barcode: null,
    orderSum: null,
    reason: null,
    found: null,
    tries: 0,
    isTrying: false,
    isUnanswered: false,
    isGivenUp: false,
    isAbsent: false,
    openedAt: now,
    firstSentAt: null,
    lastSentAt: null,
    dueAt: now,
    present: null,
    trackedAt: '',
  }
}

async function acceptAgain(
  deps: ShippingDeps,
  known: Shipment,
  { request, bodyHash }: Order,
): Promise<Shipment> {
  const { shipment } = await changeShipment(deps, known, async (current) => {
    if (request.attempt <= current.attempt) {
      await refuseOtherBody(deps, current, { attempt: request.attempt, bodyHash })
      return null
    }
    if (request.attempt > current.attempt + 1) throw gap(current.attempt, request.attempt)
    if (!isSettled(current)) throw notSettled(current)
    return {
      set: toOpened(request, deps.clock.now().toISOString()),
      also: (_, changedBy) => [insertAttempt(current, bodyHash, changedBy)],
      notes: [ACCEPTED],
    }
  })
  return shipment
}

async function refuseOtherBody(
  { db }: ShippingDeps,
  shipment: Shipment,
  asked: { readonly attempt: number; readonly bodyHash: string },
): Promise<void> {
  const kept = await findBodyHash(db, shipment, asked.attempt)
  if (kept === asked.bodyHash) return
  throw new DeliveryError(
    'conflict',
    `attempt ${asked.attempt} of ${shipment.reference} was asked for with another body`,
    { details: { attempt: shipment.attempt, state: shipment.state } },
  )
}

const gap = (last: number, asked: number): DeliveryError =>
  new DeliveryError('conflict', `attempt ${asked} has no attempt ${asked - 1} before it`, {
    details: { attempt: last },
  })

function notSettled(shipment: Shipment): DeliveryError {
  const why =
    shipment.state === 'unclear'
      ? 'whose the order at the courier is has to be said first'
      : 'it may still arrive at the courier, or is there'
  return new DeliveryError(
    'conflict',
    `attempt ${shipment.attempt} of ${shipment.reference} is ${shipment.state}: ${why}`,
    { details: { attempt: shipment.attempt, state: shipment.state } },
  )
}

/** Nothing is converted. */
export function refuseCurrency({ currency }: Installation, draft: ShipmentDraft): void {
  if (draft.currency === currency) return
  throw new DeliveryError(
    'not_deliverable',
    `the courier account is kept in ${currency}, the order is in ${draft.currency}`,
    { details: { limit: 'currency' } },
  )
}

/** A hash of what was said, whatever the order of its fields and the spaces between them. */
export const toBodyHash = (body: unknown): string => hash('sha256', JSON.stringify(toSorted(body)))

function toSorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(toSorted)
  // Read out of JSON, so each name is a field of its own.
  const fields = value as Record<string, unknown>
  const sorted: Record<string, unknown> = {}
  for (const name of Object.keys(fields).sort()) {
    // What a plain assignment would take for the object's prototype. No order has it.
    if (name !== '__proto__') sorted[name] = toSorted(fields[name])
  }
  return sorted
}
