import type { FoundShipment, Item, ShipmentDraft } from '@courier-checkout/api-client'
import { DeliveryError, type ShipmentReason } from '@courier-checkout/api-client/contract'
import type { Shipment } from '../storage/shipments.ts'
import { type Answer, askCourier } from './ask-courier.ts'
import { toDelayMs } from './backoff.ts'
import type { Change } from './change.ts'
import { toWords } from './outcomes.ts'
import { isCredentials, toFailure, toReason, toRetryAfterMs } from './reasons.ts'
import {
  changeLeased,
  goOn,
  lookUp,
  type Progress,
  renew,
  rest,
  toAsker,
  type Work,
} from './work.ts'

const NOTHING_PENDING = {
  pending: null,
  pendingDraft: null,
  pendingSince: null,
  pendingTries: 0,
} as const

/** Cancels what never left the gateway. The courier hears nothing of it. */
export const drop = (work: Work): Promise<Progress> =>
  goOn(work, () => toCancelled('cancelled before it was sent'))

/** The new text takes the old one's place: nothing was sent yet. */
export const replace = (work: Work): Promise<Progress> =>
  goOn(work, (shipment) => {
    // A cancellation that came meanwhile stays pending.
    if (shipment.pending !== 'edit') return { set: {} }
    return toEdited(shipment, shipment.pendingDraft, 'changed before it was sent')
  })

/**
 * Tells the courier the whole order anew. Its line codes are read first, every time: a line without
 * its code would be added once more, and after a lost answer the codes may be new.
 */
export async function edit(work: Work): Promise<Progress> {
  const begun = await begin(work)
  if (!begun) return { kind: 'lost' }
  const { courierReference, pendingDraft } = begun.shipment
  if (courierReference === null || pendingDraft === null) {
    return goOn(begun, () => ({ set: NOTHING_PENDING }))
  }

  const answer = await lookUp(begun, courierReference)
  if (!answer.ok) return afterFailure(begun, answer.error)
  const found = answer.value
  if (found === null) return afterFailure(begun, notThere(courierReference))
  const draft = withLineCodes(pendingDraft, found)
  if (!(await renew(begun))) return { kind: 'lost' }
  const edited = await askCourier(toAsker(begun), async (provider, call) => {
    if (!provider.editShipment) throw cannot('change an order')
    await provider.editShipment({ courierReference, draft }, call)
  })
  if (!edited.ok) return afterFailure(begun, edited.error)
  return goOn(begun, (shipment) => {
    if (isSameWish(shipment, begun.shipment)) {
      return toEdited(shipment, pendingDraft, 'the courier took the change')
    }
    return { set: { draft: pendingDraft, pendingTries: 0 } }
  })
}

/** Asks the courier to cancel; after an earlier try it first looks whether that one was heard. */
export async function cancel(work: Work): Promise<Progress> {
  const begun = await begin(work)
  if (!begun) return { kind: 'lost' }
  const { courierReference } = begun.shipment
  if (courierReference === null) return goOn(begun, () => ({ set: NOTHING_PENDING }))
  const done = (): Promise<Progress> =>
    goOn(begun, () => toCancelled(`the courier cancelled ${courierReference}`))

  if (begun.shipment.pendingTries > 1) {
    const answer = await isCancelledThere(begun, courierReference)
    if (!answer.ok) return afterFailure(begun, answer.error)
    if (answer.value) return done()
    if (!(await renew(begun))) return { kind: 'lost' }
  }
  const answer = await askCourier(toAsker(begun), async (provider, call) => {
    if (!provider.cancelShipment) throw cannot('cancel an order')
    await provider.cancelShipment(courierReference, call)
  })
  return answer.ok ? done() : afterFailure(begun, answer.error)
}

async function begin(work: Work): Promise<Work | null> {
  const { deps } = work
  const leasedUntil = new Date(deps.clock.now().getTime() + deps.settings.leaseMs).toISOString()
  const shipment = await changeLeased(work, (current) => ({
    set: { pendingTries: current.pendingTries + 1, leasedUntil },
  }))
  return shipment && { ...work, shipment }
}

function isCancelledThere(work: Work, courierReference: string): Promise<Answer<boolean>> {
  return askCourier(toAsker(work), async (provider, call) => {
    const tracked = await provider.track(courierReference, call)
    const last = tracked?.events.at(-1)
    // A driver's word is a recipient's refusal, not our cancellation.
    return last?.status === 'undelivered' && !last.provisional
  })
}

async function afterFailure(work: Work, error: unknown): Promise<Progress> {
  const { deps, shipment } = work
  const reason = toReason(error)
  const sinceMs = deps.clock.now().getTime() - Date.parse(shipment.pendingSince ?? '')
  const isSpent =
    shipment.pendingTries >= deps.settings.giveUpAfterTries ||
    sinceMs >= deps.settings.giveUpAfterMs
  if (toFailure(error) === 'refused' || isSpent) {
    return goOn(work, (current) => toRefused(current, shipment, reason))
  }
  const backoff = isCredentials(error) ? deps.settings.credentialsRetry : deps.settings.retry
  const waitMs = toRetryAfterMs(error) ?? toDelayMs(backoff, shipment.pendingTries, deps.random)
  return rest(work, new Date(deps.clock.now().getTime() + waitMs), () => ({ set: { reason } }))
}

function toRefused(shipment: Shipment, asked: Shipment, reason: ShipmentReason): Change {
  const what = asked.pending === 'cancel' ? 'cancel_rejected' : 'edit_rejected'
  const answered = isSameWish(shipment, asked) ? NOTHING_PENDING : { pendingTries: 0 }
  return {
    set: { ...answered, reason },
    notes: [{ what, message: toWords(reason) }],
    tellsState: true,
  }
}

/** A newer wish that came while the courier was asked stays pending. */
const isSameWish = (now: Shipment, asked: Shipment): boolean =>
  now.pending === asked.pending &&
  JSON.stringify(now.pendingDraft) === JSON.stringify(asked.pendingDraft)

const toCancelled = (message: string): Change => ({
  set: { ...NOTHING_PENDING, state: 'cancelled', reason: null, found: null },
  notes: [{ what: 'cancelled', message }],
  tellsState: true,
})

const toEdited = (shipment: Shipment, draft: ShipmentDraft | null, message: string): Change => ({
  set: {
    ...NOTHING_PENDING,
    draft: draft ?? shipment.draft,
    reason: shipment.state === 'sent' ? null : shipment.reason,
  },
  notes: [{ what: 'edited', message }],
  tellsState: true,
})

/** Gives each line the code that the courier knows a line of that name by, each code once. */
export function withLineCodes(
  draft: ShipmentDraft,
  { itemCodes }: Pick<FoundShipment, 'itemCodes'>,
): ShipmentDraft {
  const free = [...itemCodes]
  const take = (matches: (line: (typeof itemCodes)[number]) => boolean): string | undefined => {
    const at = free.findIndex(matches)
    return at < 0 ? undefined : free.splice(at, 1)[0]?.code
  }
  const toCode = (item: Item): string | undefined =>
    take((line) => line.code === item.courierLineCode) ??
    take((line) => line.name === item.name && line.quantity === item.quantity) ??
    take((line) => line.name === item.name)
  const items = draft.items.map(({ courierLineCode: _, ...item }, i) => {
    const code = toCode(draft.items[i] ?? item)
    return code === undefined ? item : { ...item, courierLineCode: code }
  })
  return { ...draft, items }
}

const cannot = (what: string): DeliveryError =>
  new DeliveryError('unsupported', `this courier cannot ${what}`)

const notThere = (courierReference: string): DeliveryError =>
  new DeliveryError('courier_rejected', `the courier does not know ${courierReference} any more`)
