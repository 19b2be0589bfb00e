import { DeliveryError, isFinal } from '@courier-checkout/api-client'
import type {
  Destination,
  PersonalData,
  ShipmentDraft,
} from '@courier-checkout/api-client/contract'
import { newId } from './crypto.ts'
import type { Clock } from './lib/clock.ts'
import { loadTimeline } from './storage/attempts.ts'
import type { Database } from './storage/database.ts'
import { eraseShipment, findErasedAt, loadUntouched } from './storage/personal-data.ts'
import type { Shipment } from './storage/shipments.ts'

interface Deps {
  readonly db: Database
  readonly clock: Pick<Clock, 'now'>
}

export async function exportPersonalData(
  { db }: Pick<Deps, 'db'>,
  shipment: Shipment,
): Promise<PersonalData> {
  const [erasedAt, timeline] = await Promise.all([
    findErasedAt(db, shipment),
    loadTimeline(db, shipment.shipmentId),
  ])
  const { recipient, destination, sender, courierNote } = shipment.pendingDraft ?? shipment.draft
  const isErased = recipient.phone === ''
  return {
    reference: shipment.reference,
    shipmentId: shipment.shipmentId,
    order: isErased ? null : { recipient, destination, courierNote, ...(sender ? { sender } : {}) },
    foundName: shipment.found?.recipientName ?? null,
    history: isErased ? [] : timeline.map(({ at, message }) => ({ at, message })),
    erasedAt,
  }
}

/**
 * Takes the people of one order out for ever; what the courier holds stays with the courier.
 *
 * @throws {DeliveryError} `conflict` while the order is still to be sent, changed or decided on.
 */
export async function erasePersonalData(deps: Deps, shipment: Shipment): Promise<void> {
  const isAtRest = shipment.dueAt === null && shipment.pending === null
  if (isAtRest && shipment.state !== 'unclear' && (await erase(deps, shipment))) return
  throw new DeliveryError(
    'conflict',
    `shipment ${shipment.reference} is still being worked on: cancel it, or wait until it is sent`,
    { details: { state: shipment.state } },
  )
}

const DAY_MS = 24 * 3_600_000
const PAGE = 200

/**
 * Takes the people out of every order whose time is over: `days` after its last word where that was
 * final, twice as long where the courier never said the last word. Gives how many there were.
 */
export async function eraseExpired(deps: Deps, days: number): Promise<number> {
  const now = deps.clock.now().getTime()
  const before = (count: number): string => new Date(now - count * days * DAY_MS).toISOString()
  let erased = 0
  for (let after = ''; ; ) {
    const page = await loadUntouched(deps.db, { before: before(1), after, limit: PAGE })
    const expired = page.filter((shipment) => isOver(shipment) || shipment.updatedAt < before(2))
    for (const shipment of expired) if (await erase(deps, shipment)) erased += 1
    const last = page.at(-1)
    if (!last || page.length < PAGE) return erased
    after = last.updatedAt
  }
}

function isOver({ state, present }: Shipment): boolean {
  if (state === 'cancelled' || state === 'rejected') return true
  return state === 'sent' && present !== null && isFinal(present)
}

function erase({ db, clock }: Deps, shipment: Shipment): Promise<boolean> {
  return eraseShipment(db, shipment, {
    draft: toNameless(shipment.draft),
    erasedBy: newId('era'),
    now: clock.now().toISOString(),
  })
}

/** The order without its people: what was sent where, for how much. */
function toNameless(draft: ShipmentDraft): ShipmentDraft {
  const { sender: _, ...rest } = draft
  return {
    ...rest,
    recipient: { name: '', phone: '' },
    destination: toTownOnly(draft.destination),
    courierNote: '',
  }
}

function toTownOnly(destination: Destination): Destination {
  if (destination.method !== 'door') return destination
  return { ...destination, address: { street: '' } }
}
