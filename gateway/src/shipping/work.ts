import {
  type Call,
  type CourierProvider,
  DeliveryError,
  type FoundShipment,
} from '@courier-checkout/api-client'
import type { Shipment } from '../storage/shipments.ts'
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

export type Answer<Out> =
  | { readonly ok: true; readonly value: Out }
  | { readonly ok: false; readonly error: unknown }

/** One call to the courier, which ends well before the lease does. */
export async function askCourier<Out>(
  { deps, shipment, signal }: Pick<Work, 'deps' | 'shipment' | 'signal'>,
  ask: (provider: CourierProvider, call: Call) => Promise<Out>,
): Promise<Answer<Out>> {
  const provider = await findProvider(deps, shipment.merchantId)
  if (!provider.ok) return provider

  const limit = startLimit(deps, signal)
  try {
    const call = { signal: limit.signal, requestId: shipment.leasedBy }
    return { ok: true, value: await ask(provider.value, call) }
  } catch (error) {
    return { ok: false, error: limit.signal.aborted ? tooLate(error) : error }
  } finally {
    limit.clear()
  }
}

async function findProvider(
  { directory }: ShippingDeps,
  merchantId: string,
): Promise<Answer<CourierProvider>> {
  try {
    return { ok: true, value: await directory.provider(merchantId) }
  } catch (cause) {
    if (cause instanceof DeliveryError && cause.code === 'courier_credentials') {
      return { ok: false, error: cause }
    }
    const message = 'the courier account could not be opened'
    const details = { sent: 'no' }
    return {
      ok: false,
      error: new DeliveryError('courier_unavailable', message, { cause, details }),
    }
  }
}

function startLimit({ clock, settings }: ShippingDeps, signal: AbortSignal) {
  const timeout = new AbortController()
  const done = new AbortController()
  void clock.wait(settings.courierCallMs, done.signal).then(() => {
    if (!done.signal.aborted) timeout.abort()
  })
  return {
    signal: AbortSignal.any([signal, timeout.signal]),
    clear: () => done.abort(),
  }
}

const tooLate = (cause: unknown): DeliveryError =>
  new DeliveryError('courier_unavailable', 'the courier did not answer in time', {
    cause,
    details: { sent: 'unknown' },
  })

export const lookUp = (
  work: Work,
  courierReference: string,
): Promise<Answer<FoundShipment | null>> =>
  askCourier(work, (provider, call) => provider.findShipment(courierReference, call))
