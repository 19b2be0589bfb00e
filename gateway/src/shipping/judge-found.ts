import { type FoundShipment, type ShipmentDraft, toOrderSum } from '@courier-checkout/api-client'
import type { Shipment } from '../storage/shipments.ts'

/** What our own books say about the attempt whose number was looked up. */
export type AttemptRecord = Pick<Shipment, 'draft' | 'firstSentAt' | 'isUnanswered'>

/**
 * Whose order stands at the courier under our number. Ours: the attempt was recorded, the order is
 * not older than the attempt's day, and recipient and sum agree. Else nobody can tell when a send
 * of the attempt went unanswered; where every send was answered, ours is certainly not there.
 */
export function judgeFound(
  attempt: AttemptRecord,
  found: FoundShipment,
): 'ours' | 'unclear' | 'foreign' {
  const agrees =
    isFromAttempt(attempt, found) &&
    isSameRecipient(attempt.draft, found) &&
    isSameSum(attempt.draft, found)
  if (agrees) return 'ours'
  return attempt.isUnanswered ? 'unclear' : 'foreign'
}

/** Without a day of its creation nothing says that it is not last year's. */
function isFromAttempt({ firstSentAt }: AttemptRecord, { createdOn }: FoundShipment): boolean {
  return firstSentAt !== null && createdOn !== null && createdOn >= firstSentAt.slice(0, 10)
}

function isSameRecipient({ recipient }: ShipmentDraft, found: FoundShipment): boolean {
  const names = [recipient.name, recipient.company ?? ''].map(toPlain).filter((n) => n !== '')
  if (!names.includes(toPlain(found.recipientName))) return false
  const theirs = toPhones(found.recipientPhone)
  return theirs.length === 0 || toPhones(recipient.phone).some((phone) => theirs.includes(phone))
}

/** Couriers change case, spaces and dots over ё, never a name. */
const toPlain = (name: string): string =>
  name.toLowerCase().replaceAll('ё', 'е').replace(/\s+/g, ' ').trim()

/** The last ten digits: `+7 900 …` and `8 (900) …` are one number. */
const toPhones = (text: string): readonly string[] =>
  text
    .split(/[,;]/)
    .map((phone) => phone.replace(/\D/g, '').slice(-10))
    .filter((digits) => digits.length >= 5)

/** A prepaid order is shown with its sum or, after the courier's own prepayment line, with nothing. */
function isSameSum(draft: ShipmentDraft, { orderSum }: FoundShipment): boolean {
  if (orderSum === null || orderSum.currency !== draft.currency) return false
  if (draft.payment === 'none' && orderSum.amount === 0) return true
  return orderSum.amount === toOrderSum(draft)
}
