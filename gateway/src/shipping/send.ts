import type { Created, FoundInstead } from '@courier-checkout/api-client'
import type { ShipmentReason } from '@courier-checkout/api-client/contract'
import { takeNumber } from '../storage/courier-numbers.ts'
import type { Shipment } from '../storage/shipments.ts'
import { askCourier } from './ask-courier.ts'
import { toDelayMs } from './backoff.ts'
import type { Change } from './change.ts'
import { type ShippingDeps, toLogFields } from './deps.ts'
import { afterEmptyLookUp } from './next-step.ts'
import {
  toCreated,
  toFound,
  toRejected,
  toTaken,
  toUnasked,
  toUnseen,
  toWords,
} from './outcomes.ts'
import {
  isCredentials,
  isFinal,
  isUnseenDuplicate,
  toFailure,
  toReason,
  toRetryAfterMs,
} from './reasons.ts'
import { changeLeased, goOn, lookUp, type Progress, rest, toAsker, type Work } from './work.ts'

/** Hands the shipment over once, having written the number and the time down before. */
export async function send(work: Work): Promise<Progress> {
  const courierReference = await toNumber(work)
  const sending = await changeLeased(work, (shipment) =>
    // A wish that came meanwhile is looked at before anything leaves.
    shipment.pending === work.shipment.pending
      ? markSending(work.deps, shipment, courierReference)
      : { set: {} },
  )
  if (!sending) return { kind: 'lost' }
  if (!sending.isTrying) return { kind: 'on', shipment: sending }

  const { draft } = sending
  const now = { ...work, shipment: sending }
  const answer = await askCourier(toAsker(now), (provider, call) =>
    provider.createShipment({ courierReference, draft }, call),
  )
  if (answer.ok) return goOn(now, (shipment) => toAnswered(shipment, answer.value))
  return afterFailure(now, answer.error)
}

async function toNumber({ deps, shipment }: Work): Promise<string> {
  if (shipment.courierReference !== null) return shipment.courierReference
  const installation = await deps.directory.findInstallation(shipment.installationId)
  const base = `${installation?.numberPrefix ?? ''}${shipment.reference}`
  return takeNumber(deps.db, shipment, { base, now: deps.clock.now().toISOString() })
}

function markSending(deps: ShippingDeps, shipment: Shipment, courierReference: string): Change {
  const now = deps.clock.now()
  return {
    set: {
      courierReference,
      isTrying: true,
      tries: shipment.tries + 1,
      firstSentAt: shipment.firstSentAt ?? now.toISOString(),
      lastSentAt: now.toISOString(),
      leasedUntil: new Date(now.getTime() + deps.settings.leaseMs).toISOString(),
    },
    notes: [{ what: 'sending', message: `sending it as ${courierReference}` }],
  }
}

function toAnswered(shipment: Shipment, answer: Created | FoundInstead): Change {
  if (answer.kind === 'created') return toCreated(answer)
  const isUnanswered = shipment.isUnanswered || answer.why === 'lost_answer'
  const change = toFound({ ...shipment, isUnanswered }, answer.found)
  return { ...change, set: { ...change.set, isUnanswered } }
}

async function afterFailure(work: Work, error: unknown): Promise<Progress> {
  const { deps, shipment } = work
  const reason = toReason(error)
  const failure = toFailure(error)
  deps.log('shipment.not_sent', { ...toLogFields(shipment), failure, code: reason.code })
  if (reason.code === 'internal') deps.log('shipment.crashed', { ...toLogFields(shipment), error })
  if (failure === 'refused') {
    const toRefused = isUnseenDuplicate(error) ? toHidden : toRefusal
    return goOn(work, (current) => toRefused(current, reason))
  }
  return giveUpOrWait(work, error, (current) => ({
    set: {
      isTrying: false,
      isUnanswered: current.isUnanswered || failure === 'unknown',
      reason,
    },
    notes: failure === 'unknown' ? [{ what: 'no_answer', message: reason.message }] : [],
  }))
}

const toRefusal = (shipment: Shipment, reason: ShipmentReason): Change =>
  shipment.isUnanswered ? toDoubted(reason) : toRejected(reason)

/**
 * The number exists and the courier shows no order under it. After an unanswered send it may be
 * ours, so a person has to look; where every send was answered it is somebody else's.
 */
function toHidden(shipment: Shipment, reason: ShipmentReason): Change {
  const number = shipment.courierReference ?? ''
  return shipment.isUnanswered ? toUnseen(number, reason) : toTaken(number)
}

/**
 * Refused, but an earlier send went unanswered: only when that one is proven not to stand at the
 * courier may the next attempt be opened, or there could be two parcels.
 */
const toDoubted = (reason: ShipmentReason): Change => ({
  set: { isTrying: false, isGivenUp: true, isAbsent: false, reason },
  notes: [{ what: 'given_up', message: `${toWords(reason)}; an earlier send may have arrived` }],
})

/** A shipment that a crash left in the middle of a send: nobody knows what became of it. */
export function toUnanswered(): Change {
  const message = 'the gateway stopped while sending: whether the courier has it is not known'
  return {
    set: { isTrying: false, isUnanswered: true },
    notes: [{ what: 'no_answer', message }],
  }
}

/** Asks what stands at the courier before anything is sent again. */
export async function settle(work: Work): Promise<Progress> {
  const { deps, shipment } = work
  // A send is only begun with its number written down.
  const answer = await lookUp(work, shipment.courierReference ?? '')
  if (!answer.ok) {
    const reason = toReason(answer.error)
    if (toFailure(answer.error) === 'refused') return goOn(work, () => toRejected(reason))
    if (isUnaskable(deps, shipment)) {
      return goOn(work, ({ courierReference }) => toUnasked(courierReference ?? '', reason))
    }
    return giveUpOrWait(work, answer.error, () => ({ set: { reason } }))
  }
  const found = answer.value
  if (found !== null) return goOn(work, (current) => toFound(current, found))

  const next = afterEmptyLookUp(shipment, deps.clock.now(), deps.settings.proofMs)
  if (next.kind === 'send') return send(work)
  if (next.kind === 'wait') return rest(work, next.until, () => ({ set: {} }))
  return goOn(work, ({ reason }) =>
    reason && isFinal(reason) ? toRejected(reason) : { set: { isAbsent: true } },
  )
}

/** Waits longer after each failure, until it has waited enough. */
async function giveUpOrWait(
  work: Work,
  error: unknown,
  decide: (shipment: Shipment) => Change,
): Promise<Progress> {
  const { deps, shipment } = work
  const now = deps.clock.now()
  const backoff = isCredentials(error) ? deps.settings.credentialsRetry : deps.settings.retry
  const waitMs = toRetryAfterMs(error) ?? toDelayMs(backoff, shipment.tries, deps.random)
  return rest(work, new Date(now.getTime() + waitMs), (current) => {
    const change = decide(current)
    return isSpent(deps, current, now) ? giveUp(current, change) : change
  })
}

function isSpent({ settings }: ShippingDeps, shipment: Shipment, now: Date): boolean {
  const ageMs = now.getTime() - Date.parse(shipment.openedAt)
  return shipment.tries >= settings.giveUpAfterTries || ageMs >= settings.giveUpAfterMs
}

/** Asking for ever would help nobody, and its people would never be forgotten. */
const isUnaskable = ({ clock, settings }: ShippingDeps, shipment: Shipment): boolean =>
  shipment.isGivenUp &&
  clock.now().getTime() - Date.parse(shipment.lastSentAt ?? '') >= settings.lookUpForMs

function giveUp(shipment: Shipment, change: Change): Change {
  if (shipment.isGivenUp) return change
  const isUnanswered = change.set.isUnanswered ?? shipment.isUnanswered
  const why = (change.set.reason ?? shipment.reason)?.message ?? 'the courier did not answer'
  return {
    ...change,
    set: { ...change.set, isGivenUp: true, isAbsent: !isUnanswered },
    notes: [
      ...(change.notes ?? []),
      { what: 'given_up', message: `given up after ${shipment.tries} sends: ${why}` },
    ],
    tellsState: true,
  }
}
