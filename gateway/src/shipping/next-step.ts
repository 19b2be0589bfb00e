import type { Shipment } from '../storage/shipments.ts'

/**
 * What is to be done with a shipment next. One queue per shipment: an edit or a cancellation never
 * overtakes the send, because it is only seen when the send is settled.
 */
export type Step =
  /** Ask what stands at the courier under the number: a send of ours may have arrived. */
  | 'look_up'
  /** Hand it over. */
  | 'send'
  /** It never left the gateway: cancelled without the courier. */
  | 'drop'
  /** It never left the gateway: the new text simply takes the old one's place. */
  | 'replace'
  | 'edit'
  | 'cancel'
  | 'rest'

export function toNextStep(shipment: Shipment): Step {
  if (shipment.state === 'sent') return shipment.pending ?? 'rest'
  if (shipment.state !== 'queued') return 'rest'
  if (shipment.isUnanswered && !shipment.isAbsent) return 'look_up'
  if (shipment.pending === 'cancel') return 'drop'
  if (shipment.pending === 'edit') return 'replace'
  return shipment.isGivenUp ? 'rest' : 'send'
}

/** What to do when nothing stands at the courier although a send went unanswered. */
export type AfterEmptyLookUp =
  | { readonly kind: 'send' }
  /** Nothing will appear any more. */
  | { readonly kind: 'absent' }
  | { readonly kind: 'wait'; readonly until: Date }

/**
 * Within a year the number itself protects: a late arrival makes the resend a duplicate. Where that
 * does not hold (the year changed) or nothing is to be sent again, absence has to be proven: by an
 * empty look-up some time after the last send.
 */
export function afterEmptyLookUp(shipment: Shipment, now: Date, proofMs: number): AfterEmptyLookUp {
  const provenAt = new Date(Date.parse(shipment.lastSentAt ?? shipment.openedAt) + proofMs)
  const mustProve =
    shipment.isGivenUp || shipment.pending === 'cancel' || isAcrossYears(shipment, now)
  if (mustProve && now < provenAt) return { kind: 'wait', until: provenAt }
  return shipment.isGivenUp || shipment.pending === 'cancel' ? { kind: 'absent' } : { kind: 'send' }
}

const HOUR_MS = 3_600_000

/** The courier's calendar is the courier's: anywhere on Earth the year may have changed already. */
function isAcrossYears({ firstSentAt, openedAt }: Shipment, now: Date): boolean {
  const first = Date.parse(firstSentAt ?? openedAt)
  const earliest = new Date(first - 12 * HOUR_MS).getUTCFullYear()
  const latest = new Date(now.getTime() + 14 * HOUR_MS).getUTCFullYear()
  return earliest !== latest
}

/** Whether the next attempt may be opened. */
export function isSettled(shipment: Shipment): boolean {
  if (shipment.state === 'queued') return shipment.isGivenUp && shipment.isAbsent
  return shipment.state === 'rejected' || shipment.state === 'cancelled'
}
