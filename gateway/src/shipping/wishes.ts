import { DeliveryError, type ShipmentDraft } from '@courier-checkout/api-client/contract'
import { markOurs } from '../storage/courier-numbers.ts'
import type { Shipment } from '../storage/shipments.ts'
import { requestTrackingWith } from '../storage/track-requests.ts'
import { type Change, changeShipment } from './change.ts'
import type { ShippingDeps } from './deps.ts'

/** Asks for an edit. It waits behind the send; a newer wish takes an older one's place. */
export async function wishEdit(
  deps: ShippingDeps,
  read: Shipment,
  draft: ShipmentDraft,
): Promise<Shipment> {
  await refuseIncapable(deps, read, 'editShipment')
  return change(deps, read, (shipment) => {
    refuseUnless(shipment, ['queued', 'sent'], 'changed')
    if (shipment.pending === 'cancel') throw refuse(shipment, 'it is being cancelled')
    if (shipment.pending === 'edit' && isSame(shipment.pendingDraft, draft)) return null
    if (shipment.pending === null && isSame(shipment.draft, draft)) return null
    const now = deps.clock.now().toISOString()
    return {
      set: {
        pending: 'edit',
        pendingDraft: draft,
        pendingSince: now,
        pendingTries: 0,
        reason: shipment.state === 'sent' ? null : shipment.reason,
        dueAt: now,
      },
      notes: [{ what: 'edit_requested', message: 'a change was asked for' }],
    }
  })
}

/** Asks for a cancellation. What was never sent is cancelled without the courier. */
export async function wishCancel(deps: ShippingDeps, read: Shipment): Promise<Shipment> {
  await refuseIncapable(deps, read, 'cancelShipment')
  return change(deps, read, (shipment) => {
    if (shipment.state === 'cancelled' || shipment.pending === 'cancel') return null
    refuseUnless(shipment, ['queued', 'sent', 'rejected'], 'cancelled')
    const requested = { what: 'cancel_requested', message: 'a cancellation was asked for' } as const
    if (shipment.state === 'rejected') {
      const message = 'cancelled: the courier never took it'
      return {
        set: { state: 'cancelled', reason: null },
        notes: [requested, { what: 'cancelled', message }],
        tellsState: true,
      }
    }
    const now = deps.clock.now().toISOString()
    return {
      set: {
        pending: 'cancel',
        pendingDraft: null,
        pendingSince: now,
        pendingTries: 0,
        reason: shipment.state === 'sent' ? null : shipment.reason,
        dueAt: now,
      },
      notes: [requested],
    }
  })
}

/** Tries what was given up once more, or what waits at once. */
export function retryNow(deps: ShippingDeps, read: Shipment): Promise<Shipment> {
  return change(deps, read, (shipment) => {
    if (shipment.state === 'sent' && shipment.pending === null) return null
    refuseUnless(shipment, ['queued', 'sent'], 'tried again: send it as a new attempt')
    const now = deps.clock.now().toISOString()
    const anew = { isGivenUp: false, isAbsent: false, tries: 0, openedAt: now }
    return {
      set: { dueAt: now, ...(shipment.isGivenUp ? anew : {}) },
      notes: [{ what: 'retry_requested', message: 'another try was asked for' }],
    }
  })
}

/** The merchant's word on an order that nobody else can tell the owner of. */
export function resolve(
  deps: ShippingDeps,
  read: Shipment,
  verdict: 'ours' | 'foreign',
): Promise<Shipment> {
  return change(deps, read, (shipment) => {
    const isSaid =
      (verdict === 'ours' && shipment.state === 'sent') ||
      (verdict === 'foreign' && (shipment.state === 'rejected' || shipment.state === 'cancelled'))
    if (isSaid) return null
    if (shipment.state !== 'unclear') throw refuse(shipment, 'there is nothing to decide')
    return verdict === 'ours' ? toOurs(deps, shipment) : toForeign(shipment)
  })
}

function toOurs(deps: ShippingDeps, shipment: Shipment): Change {
  const now = deps.clock.now().toISOString()
  const { found, courierReference } = shipment
  return {
    set: {
      state: 'sent',
      found: null,
      reason: null,
      waybill: found?.waybill ?? null,
      barcode: found?.barcode ?? null,
      orderSum: found?.orderSum?.amount ?? null,
      dueAt: shipment.pending === null ? null : now,
    },
    notes: [
      { what: 'resolved_ours', message: `the merchant says ${courierReference} is this order` },
    ],
    tellsState: true,
    also: (current, changedBy) => [
      markOurs(current, changedBy),
      // What it went through meanwhile is asked of the courier.
      ...(courierReference === null
        ? []
        : [requestTrackingWith(current, { courierReference, hint: changedBy, dueAt: now })]),
    ],
  }
}

/** Ours was never taken: the way is free for the next attempt, or for a cancellation that waited. */
function toForeign(shipment: Shipment): Change {
  const message = `the number ${shipment.courierReference} belongs to another order at the courier`
  const isCancelled = shipment.pending === 'cancel'
  return {
    set: {
      state: isCancelled ? 'cancelled' : 'rejected',
      pending: null,
      pendingDraft: null,
      found: null,
      reason: isCancelled ? null : { code: 'conflict', message: `${message}: send it once more` },
      dueAt: null,
    },
    notes: [{ what: 'resolved_foreign', message: `the merchant says: ${message}` }],
    tellsState: true,
  }
}

async function change(
  deps: ShippingDeps,
  read: Shipment,
  decide: (shipment: Shipment) => Change | null,
): Promise<Shipment> {
  const { shipment } = await changeShipment(deps, read, decide)
  return shipment
}

/** Said at once instead of after a queue, where the courier would have to do it. */
async function refuseIncapable(
  { directory }: ShippingDeps,
  shipment: Shipment,
  capability: 'editShipment' | 'cancelShipment',
): Promise<void> {
  if (shipment.state !== 'sent') return
  const provider = await directory.provider(shipment.merchantId)
  if (provider[capability]) return
  const what = capability === 'editShipment' ? 'change' : 'cancel'
  throw new DeliveryError('unsupported', `this courier cannot ${what} an order`)
}

function refuseUnless(
  shipment: Shipment,
  states: readonly Shipment['state'][],
  what: string,
): void {
  if (!states.includes(shipment.state)) throw refuse(shipment, `it cannot be ${what}`)
}

const refuse = (shipment: Shipment, why: string): DeliveryError =>
  new DeliveryError('conflict', `${shipment.reference} is ${shipment.state}: ${why}`, {
    details: { state: shipment.state, attempt: shipment.attempt },
  })

const isSame = (a: ShipmentDraft | null, b: ShipmentDraft): boolean =>
  JSON.stringify(a) === JSON.stringify(b)
