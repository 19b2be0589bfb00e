import type { Log } from '../../clock.ts'
import type { TrackingEvent, TrackingStatus } from '../../domain/tracking.ts'

/** Their status → ours. Source: docs/protocol/measoft.md, 6.5; `°` there: seen in one client only. */
const STATUSES: ReadonlyMap<string, TrackingStatus> = new Map<string, TrackingStatus>([
  ['AWAITING_SYNC', 'announced'],
  ['NEW', 'announced'],
  ['NEWPICKUP', 'announced'],
  ['PICKUP', 'collected'],
  ['ACCEPTED', 'in_transit'],
  ['INVENTORY', 'in_transit'],
  ['DEPARTURING', 'in_transit'],
  ['DEPARTURE', 'in_transit'],
  ['WMSASSEMBLED', 'in_transit'],
  ['WMSDISASSEMBLED', 'in_transit'],
  ['CONFIRM', 'in_transit'],
  ['TRANSACCEPTED', 'in_transit'],
  ['STORETAKE', 'in_transit'],
  ['PICKUPTRANS', 'in_transit'],
  ['CUSTOMSPROCESS', 'in_transit'],
  ['CUSTOMSFINISHED', 'in_transit'],
  ['PICKUPREADY', 'ready_for_pickup'],
  ['DELIVERY', 'out_for_delivery'],
  ['DATECHANGE', 'rescheduled'],
  ['UNCONFIRM', 'on_hold'],
  ['DEPARTUREDELAY', 'on_hold'],
  ['CUSTOMSDELAY', 'on_hold'],
  ['COMPLETE', 'delivered'],
  ['COURIERDELIVERED', 'delivered'],
  ['PARTIALLY', 'partially_delivered'],
  ['COURIERPARTIALLY', 'partially_delivered'],
  ['CANCELED', 'undelivered'],
  ['COURIERCANCELED', 'undelivered'],
  ['COURIERRETURN', 'returning'],
  ['RETURNING', 'returning'],
  ['PARTLYRETURNING', 'returning'],
  ['WITHDRAWN_FROM_PICKUP_POINT', 'returning'],
  ['RETURNED', 'returned'],
  ['PARTLYRETURNED', 'returned'],
  ['LOST', 'lost'],
])

/** The driver's word, which the depot has yet to confirm. */
const PROVISIONAL: ReadonlySet<string> = new Set([
  'COURIERDELIVERED',
  'COURIERPARTIALLY',
  'COURIERCANCELED',
])

/** What their word means; a word that is new to us is `unknown`, never an error. */
export function toStatus(word: string): {
  readonly status: TrackingStatus
  readonly provisional: boolean
} {
  return { status: STATUSES.get(word) ?? 'unknown', provisional: PROVISIONAL.has(word) }
}

/** Logs each word that is new to us once, so that the table above can grow. */
export function createWordWatch(log: Log): (events: readonly TrackingEvent[]) => void {
  const seen = new Set<string>()
  return (events) => {
    for (const { status, courierStatus } of events) {
      if (status !== 'unknown' || seen.has(courierStatus)) continue
      seen.add(courierStatus)
      log('status.unknown', { courierStatus })
    }
  }
}
