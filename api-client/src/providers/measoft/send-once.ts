import type { Currency } from '../../domain/money.ts'
import type { Created, FoundInstead, FoundShipment } from '../../domain/shipment.ts'
import { DeliveryError, type ErrorCode } from '../../errors.ts'
import type { Call, NumberedDraft } from '../../provider.ts'
import { decodeNeworder, encodeNeworder, NEWORDER } from './neworder.ts'
import { decodeOrders, encodeLookup, findOrder, STATUSREQ, toFoundShipment } from './statusreq.ts'
import { isLostAnswer, type Wire } from './wire.ts'

interface Account {
  readonly wire: Wire
  readonly currency: Currency
}

/** What stands under the number; `null`: nothing. */
export async function lookUp(
  { wire, currency }: Account,
  courierReference: string,
  call: Call,
): Promise<FoundShipment | null> {
  const root = await wire.ask(STATUSREQ, encodeLookup(courierReference), call).catch(notAsked)
  const order = findOrder(decodeOrders(root), courierReference)
  return order && toFoundShipment(order, currency)
}

/** What passes by itself or is put right by people; every other refusal is of the question. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'courier_credentials',
  'courier_misbehaved',
  'courier_unavailable',
  'rate_limited',
])

/** `courier_rejected` would say that the order was refused; a refused question leaves that open. */
function notAsked(error: unknown): never {
  if (!(error instanceof DeliveryError) || PASSING.has(error.code)) throw error
  const { message, details } = error
  throw new DeliveryError('courier_misbehaved', message, { cause: error, details })
}

/**
 * Sends a new order one time. The wire has no idempotency key, only numbers that are unique within
 * a year, so after a lost answer or a refused number the one safe thing is to look.
 * Source: docs/protocol/measoft.md, 4.7.
 */
export async function sendOnce(
  account: Account,
  order: NumberedDraft,
  call: Call,
): Promise<Created | FoundInstead> {
  const body = encodeNeworder(order)
  try {
    const root = await account.wire.ask(NEWORDER, body, call)
    return decodeNeworder(root, order.courierReference, account.currency)
  } catch (error) {
    const why = toReason(error)
    if (why === null || !(error instanceof DeliveryError)) throw error
    const found = await lookUpAfter(error, () => lookUp(account, order.courierReference, call))
    if (found !== null) return { kind: 'found', why, found }
    throw why === 'duplicate' ? unseenDuplicate(error) : unknownFate(error)
  }
}

function toReason(error: unknown): FoundInstead['why'] | null {
  if (!(error instanceof DeliveryError) || error.details['sent'] === 'no') return null
  if (error.details['courierCode'] === '17') return 'duplicate'
  return isLostAnswer(error) ? 'lost_answer' : null
}

async function lookUpAfter<Out>(first: DeliveryError, look: () => Promise<Out>): Promise<Out> {
  try {
    return await look()
  } catch (error) {
    // The caller's own abort is not ours to hide.
    throw error instanceof DeliveryError ? unknownFate(first) : error
  }
}

/** It may be somebody else's, or an earlier send of ours that the courier does not show yet. */
function unseenDuplicate(cause: DeliveryError): DeliveryError {
  return new DeliveryError(cause.code, cause.message, {
    cause,
    details: { ...cause.details, duplicate: true },
  })
}

function unknownFate(cause: DeliveryError): DeliveryError {
  const message = 'no answer to a new order, and no trace of it: it may have been taken'
  return new DeliveryError('courier_unavailable', message, {
    cause,
    details: { ...cause.details, sent: 'unknown' },
  })
}
