import type { TrackedShipment } from '@courier-checkout/api-client'
import { type CourierNumber, findNumber } from '../storage/courier-numbers.ts'
import { loadShipment, type Scope, type Shipment } from '../storage/shipments.ts'
import { requestTracking } from '../storage/track-requests.ts'
import { loadTrackingEvents } from '../storage/tracking-events.ts'
import { toLater } from './backoff.ts'
import { type Change, changeShipment } from './change.ts'
import type { ShippingDeps } from './deps.ts'
import { judgeEvents } from './judge-events.ts'

/** How soon a parcel that moved before our own send was settled is asked about again. */
const EARLY_MS = 15_000

/** What a reading of the courier is: of which account, and when it began. */
export interface Reading {
  readonly account: Scope
  readonly at: Date
}

/**
 * Stores what the courier says about a parcel, with what the shop is told, in one batch.
 * `foreign`: the number is nobody's of ours. `early`: it moved before we know whether it is ours.
 */
export async function applyTracked(
  deps: ShippingDeps,
  reading: Reading,
  tracked: TrackedShipment,
): Promise<'applied' | 'foreign' | 'early'> {
  const number = await findNumber(deps.db, reading.account, tracked.courierReference)
  if (!number) return 'foreign'
  const shipment = await loadShipment(deps.db, reading.account, number.shipmentId)
  if (!shipment) return 'foreign'
  if (!number.isOurs) return isUndecided(shipment, number) ? 'early' : 'foreign'

  await changeShipment(deps, shipment, (current) =>
    toTrackingChange(deps, current, {
      reading,
      tracked,
      attempt: number.attempt,
    }),
  )
  return 'applied'
}

/** A parcel that moved early is asked about again once its send is settled: nothing is lost. */
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
