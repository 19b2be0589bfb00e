import type { Created, FoundShipment } from '@courier-checkout/api-client'
import type { ShipmentReason } from '@courier-checkout/api-client/contract'
import { markOurs } from '../storage/courier-numbers.ts'
import type { FoundOrder, Shipment } from '../storage/shipments.ts'
import type { Change } from './change.ts'
import { judgeEvents } from './judge-events.ts'
import { judgeFound } from './judge-found.ts'

/** The attempt is at the courier. */
const SENT = {
  state: 'sent',
  isTrying: false,
  isGivenUp: false,
  reason: null,
  found: null,
} as const

export function toCreated(created: Created): Change {
  return {
    set: { ...SENT, barcode: created.barcode, orderSum: created.orderSum?.amount ?? null },
    notes: [{ what: 'sent', message: `the courier took it as ${created.courierReference}` }],
    tellsState: true,
    also: (shipment, changedBy) => [markOurs(shipment, changedBy)],
  }
}

/** What an order found at the courier under our number makes of the shipment. */
export function toFound(shipment: Shipment, found: FoundShipment): Change {
  const verdict = judgeFound(shipment, found)
  if (verdict === 'ours') return toOurs(shipment, found)
  return verdict === 'unclear' ? toUnclear(found) : toTaken(found.courierReference)
}

function toOurs(shipment: Shipment, found: FoundShipment): Change {
  const events = judgeEvents([], found.events, null)
  return {
    set: {
      ...SENT,
      waybill: found.waybill,
      barcode: found.barcode,
      orderSum: found.orderSum?.amount ?? null,
      present: events.present,
    },
    notes: [
      { what: 'sent', message: `found at the courier as ${found.courierReference}: it is ours` },
    ],
    tellsState: true,
    tracking: { attempt: shipment.attempt, fresh: events.fresh, told: events.told },
    also: (current, changedBy) => [markOurs(current, changedBy)],
  }
}

function toUnclear(found: FoundShipment): Change {
  const message =
    'an order stands at the courier under this number and differs from ours, and a send of ours ' +
    'went unanswered: say whether it is yours'
  return toUndecided({ code: 'conflict', message }, toFoundOrder(found))
}

/** The courier says that the number exists, and shows nobody's order under it. */
export function toUnseen(courierReference: string, { courierMessage }: ShipmentReason): Change {
  const message =
    `the courier says that ${courierReference} exists and shows no such order, and a send of ours ` +
    'went unanswered: look in the courier’s own cabinet, and say whether it is yours'
  const theirs = courierMessage === undefined ? {} : { courierMessage }
  return toUndecided({ code: 'conflict', message, ...theirs }, null)
}

/** A send went unanswered, and the courier could not be asked about it for all this time. */
export function toUnasked(courierReference: string, why: ShipmentReason): Change {
  const message =
    `a send as ${courierReference} went unanswered, and the courier could not be asked about it ` +
    `since (${why.message}): look in the courier’s own cabinet, and say whether it is yours`
  return toUndecided({ code: 'conflict', message }, null)
}

function toUndecided(reason: ShipmentReason, found: FoundOrder | null): Change {
  return {
    set: { state: 'unclear', isTrying: false, isGivenUp: false, reason, found },
    notes: [{ what: 'unclear', message: toWords(reason) }],
    tellsState: true,
  }
}

const toFoundOrder = (found: FoundShipment): FoundOrder => ({
  courierReference: found.courierReference,
  createdOn: found.createdOn,
  recipientName: found.recipientName,
  orderSum: found.orderSum,
  waybill: found.waybill,
  barcode: found.barcode,
})

/** Every send was answered, so the order under the number is somebody else's. */
export const toTaken = (courierReference: string): Change =>
  toRejected({
    code: 'conflict',
    message:
      `the number ${courierReference} is taken at the courier by another order: ` +
      'change the number prefix and send this one again',
  })

export function toRejected(reason: ShipmentReason): Change {
  return {
    set: {
      state: 'rejected',
      isTrying: false,
      isGivenUp: false,
      pending: null,
      pendingDraft: null,
      reason,
    },
    notes: [{ what: 'rejected', message: toWords(reason) }],
    tellsState: true,
  }
}

/** Both words, ours and the courier's. */
export const toWords = ({ message, courierMessage }: ShipmentReason): string =>
  courierMessage === undefined || message.includes(courierMessage)
    ? message
    : `${message} («${courierMessage}»)`
