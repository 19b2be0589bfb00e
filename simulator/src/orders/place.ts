import { MOSCOW_HOURS } from '../clock.ts'
import { findTownByCode, type Town } from '../places/towns.ts'
import type { Order } from './order.ts'

export interface EventPlace {
  /** '' when the event has no place of its own. */
  readonly store: string
  readonly utcOffset: number
}

const AT_DEPOT = new Set([
  'ACCEPTED',
  'INVENTORY',
  'DEPARTURING',
  'DEPARTURE',
  'DEPARTUREDELAY',
  'PICKUP',
])
const IN_OFFICE = new Set(['AWAITING_SYNC', 'NEW', 'NEWPICKUP'])

/** Where an event plausibly happens: at the sender's depot until the parcel has left it. */
export function placeOf(order: Order, status: string): EventPlace {
  if (IN_OFFICE.has(status)) return { store: '', utcOffset: MOSCOW_HOURS }
  const hasLeft = order.history.some((entry) => entry.code === 'DEPARTURE')
  const isAtOrigin = AT_DEPOT.has(status) && !hasLeft
  const { sender, recipient } = order.details
  const town = findTownByCode(isAtOrigin ? sender.townCode : recipient.townCode)
  return depotOf(town)
}

function depotOf(town: Town | undefined): EventPlace {
  if (!town) return { store: '', utcOffset: MOSCOW_HOURS }
  return { store: `Склад ${town.name}`, utcOffset: town.utcOffset }
}
