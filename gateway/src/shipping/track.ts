import type { TrackedShipment } from '@courier-checkout/api-client'
import { type CourierNumber, findNumber } from '../storage/courier-numbers.ts'
import { loadShipment, type Scope, type Shipment } from '../storage/shipments.ts'
import { requestTracking } from '../storage/track-requests.ts'
import { loadTrackingEvents, toEventKey } from '../storage/tracking-events.ts'
import { toLater } from './backoff.ts'
import { type Change, changeShipment } from './change.ts'
import type { ShippingDeps } from './deps.ts'
import { judgeEvents } from './judge-events.ts'

/** How soon a parcel that moved before our own send was settled is asked about again. */
const EARLY_MS = 15_000
const DAY_MS = 24 * 3_600_000

/** What a reading of the courier is: of which account, and when it began. */
export interface Reading {
  readonly account: Scope
  readonly at: Date
  /** The number was asked for, so of several years' orders it is the newest. */
  readonly isNewest: boolean
}

export type Applied = 'applied' | 'foreign' | Open
type Open = 'early' | 'older' | 'behind'

/**
 * Stores what the courier says about a parcel, with what the shop is told, in one batch.
 * `foreign`: the number is nobody's of ours. `early`: it moved before we know whether it is ours.
 * `older`: it was there before we chose its number, so another year's order may be meant.
 * `behind`: it ends otherwise than a reading that began later, by the clocks of who read.
 */
export async function applyTracked(
  deps: ShippingDeps,
  reading: Reading,
  tracked: TrackedShipment,
): Promise<Applied> {
  const number = await findNumber(deps.db, reading.account, tracked.courierReference)
  if (!number) return 'foreign'
  const shipment = await loadShipment(deps.db, reading.account, number.shipmentId)
  if (!shipment) return 'foreign'
  if (!number.isOurs) return isUndecided(shipment, number) ? 'early' : 'foreign'
  if (!reading.isNewest && isOlder(tracked, number)) return 'older'

  const { shipment: after } = await changeShipment(deps, shipment, (current) =>
    toTrackingChange(deps, current, {
      reading,
      tracked,
      attempt: number.attempt,
    }),
  )
  return number.attempt === after.attempt && isBehind(reading, tracked, after)
    ? 'behind'
    : 'applied'
}

/** Whether the courier has to be asked about the parcel by itself once more. */
export const isOpen = (outcome: Applied): outcome is Open =>
  outcome !== 'applied' && outcome !== 'foreign'

/** What a reading leaves open is asked about a little later: nothing is lost. */
export async function keepForLater(
  deps: ShippingDeps,
  { account, at }: Reading,
  courierReference: string,
): Promise<void> {
  await requestTracking(deps.db, account, {
    courierReference,
    hint: deps.newId('hint'),
    dueAt: toLater(at, EARLY_MS),
  })
}

const isUndecided = (shipment: Shipment, number: CourierNumber): boolean =>
  shipment.attempt === number.attempt &&
  (shipment.state === 'queued' || shipment.state === 'unclear')

/** By more than clocks and places differ. */
const isOlder = ({ events: [first] }: TrackedShipment, { takenAt }: CourierNumber): boolean =>
  first !== undefined && Date.parse(first.at) < Date.parse(takenAt) - DAY_MS

/** Slower, or read by a process whose clock is behind: then it knows what nobody would tell. */
function isBehind({ at }: Reading, { events }: TrackedShipment, after: Shipment): boolean {
  const last = events.findLast(({ status }) => status !== 'unknown')
  if (!last || at.toISOString() >= after.trackedAt) return false
  return after.present === null || toEventKey(last) !== toEventKey(after.present)
}

async function toTrackingChange(
  { db }: ShippingDeps,
  shipment: Shipment,
  { reading, tracked, attempt }: { reading: Reading; tracked: TrackedShipment; attempt: number },
): Promise<Change | null> {
  const isOld = attempt !== shipment.attempt
  const readAt = reading.at.toISOString()
  // A slower reading that began earlier knows nothing newer.
  const isStale = !isOld && readAt < shipment.trackedAt
  const known = await loadTrackingEvents(db, shipment, attempt)
  const verdict = judgeEvents(known, tracked.events, isOld ? null : shipment.present)
  const told = isStale ? [] : verdict.told
  const after =
    isOld || isStale
      ? {}
      : {
          present: verdict.present,
          waybill: tracked.waybill ?? shipment.waybill,
          barcode: tracked.barcode ?? shipment.barcode,
        }
  const isNews =
    verdict.fresh.length > 0 ||
    told.length > 0 ||
    JSON.stringify({ ...pickShown(shipment), ...after }) !== JSON.stringify(pickShown(shipment))
  if (!isNews) return null
  return {
    set: isOld || isStale ? {} : { ...after, trackedAt: readAt },
    tracking: { attempt, fresh: verdict.fresh, told },
  }
}

const pickShown = ({ present, waybill, barcode }: Shipment) => ({ present, waybill, barcode })
