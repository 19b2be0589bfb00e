import type {
  FoundAtCourier,
  ShipmentAnswer,
  TrackingEvent,
} from '@courier-checkout/api-client/contract'
import { loadTimeline } from '../storage/attempts.ts'
import type { Database } from '../storage/database.ts'
import type { FoundOrder, Shipment } from '../storage/shipments.ts'
import { loadTrackingEvents, toEventKey } from '../storage/tracking-events.ts'
import { ACCEPTED } from './accept.ts'

/** A shipment without its history, as lists show it. */
export type ShipmentSummary = Omit<ShipmentAnswer, 'events' | 'timeline'>

export function toSummary(shipment: Shipment): ShipmentSummary {
  const { draft, orderSum, found, state, isGivenUp } = shipment
  return {
    shipmentId: shipment.shipmentId,
    reference: shipment.reference,
    attempt: shipment.attempt,
    state,
    pending: shipment.pending,
    courierReference: shipment.courierReference,
    waybill: shipment.waybill,
    barcode: shipment.barcode,
    orderSum: orderSum === null ? null : { amount: orderSum, currency: draft.currency },
    reason: shipment.reason,
    found: found && toShown(found),
    nextTryAt: state === 'queued' && !isGivenUp ? shipment.dueAt : null,
    createdAt: shipment.createdAt,
    updatedAt: shipment.updatedAt,
  }
}

export async function toAnswer(db: Database, shipment: Shipment): Promise<ShipmentAnswer> {
  // Just written and not touched since: there is nothing to read that is not known.
  if (shipment.version === 1) {
    const { createdAt: at, attempt } = shipment
    return { ...toSummary(shipment), events: [], timeline: [{ at, attempt, ...ACCEPTED }] }
  }
  const [events, timeline] = await Promise.all([
    loadTrackingEvents(db, shipment, shipment.attempt),
    loadTimeline(db, shipment.shipmentId),
  ])
  return { ...toSummary(shipment), events: [...presentLast(events, shipment.present)], timeline }
}

const toShown = ({
  courierReference,
  createdOn,
  recipientName,
  orderSum,
}: FoundOrder): FoundAtCourier => ({
  courierReference,
  createdOn,
  recipientName,
  orderSum,
})

/** By time, except that the courier's last word stays last where it went back to an older one. */
function presentLast(
  events: readonly TrackingEvent[],
  present: TrackingEvent | null,
): readonly TrackingEvent[] {
  if (present === null) return events
  const lastUnderstood = events.findLast((event) => event.status !== 'unknown')
  const isLast = lastUnderstood && toEventKey(lastUnderstood) === toEventKey(present)
  if (isLast) return events
  return [...events.filter((event) => toEventKey(event) !== toEventKey(present)), present]
}
