import type { FoundShipment } from '@courier-checkout/api-client'
import type { Shipment } from '../storage/shipments.ts'
import { type Answer, type Asker, askCourier } from './ask-courier.ts'
import { toLater } from './backoff.ts'
import { type Change, changeShipment } from './change.ts'
import type { ShippingDeps } from './deps.ts'

/** A shipment that this worker alone may move, and how to do that. */
export interface Work {
  readonly deps: ShippingDeps
  readonly shipment: Shipment
  readonly signal: AbortSignal
}

/** What a step left behind: go on with the next one, or come back later. */
export type Progress =
  | { readonly kind: 'on'; readonly shipment: Shipment }
  | { readonly kind: 'later'; readonly shipment: Shipment; readonly at: Date }
  /** Another worker has it now. */
  | { readonly kind: 'lost' }

/** Changes the shipment unless the lease has gone to somebody else. */
export async function changeLeased(
  work: Work,
  decide: (shipment: Shipment) => Change,
): Promise<Shipment | null> {
  const mine = work.shipment.leasedBy
  const { shipment, isChanged } = await changeShipment(work.deps, work.shipment, (current) =>
    current.leasedBy === mine ? decide(current) : null,
  )
  return isChanged ? shipment : null
}

/** The lease anew, before another call to the courier; `null`: it is lost. */
export async function renew(work: Work): Promise<Work | null> {
  const { clock, settings } = work.deps
  const leasedUntil = toLater(clock.now(), settings.leaseMs)
  const shipment = await changeLeased(work, () => ({ set: { leasedUntil } }))
  return shipment && { ...work, shipment }
}

/** A change, after which the next step follows at once. */
export async function goOn(work: Work, decide: (s: Shipment) => Change): Promise<Progress> {
  const shipment = await changeLeased(work, decide)
  return shipment ? { kind: 'on', shipment } : { kind: 'lost' }
}

/** A change, after which the shipment rests until `at`. */
export async function rest(
  work: Work,
  at: Date,
  decide: (s: Shipment) => Change,
): Promise<Progress> {
  const shipment = await changeLeased(work, decide)
  return shipment ? { kind: 'later', shipment, at } : { kind: 'lost' }
}

export const toAsker = ({ deps, shipment, signal }: Work): Asker => ({
  deps,
  merchantId: shipment.merchantId,
  signal,
  requestId: shipment.leasedBy,
})

export const lookUp = (
  work: Work,
  courierReference: string,
): Promise<Answer<FoundShipment | null>> =>
  askCourier(toAsker(work), (provider, call) => provider.findShipment(courierReference, call))
