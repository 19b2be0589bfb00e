import type * as z from 'zod'
import type { TrackingEvent } from '../../domain/tracking.ts'
import { Attribute, withText } from './fields.ts'
import { toStatus } from './statuses.ts'
import { toInstant } from './units.ts'

/** One `<status>`: the text is their word. Source: docs/protocol/measoft.md, 6.2. */
export const Status = withText({
  '@createtimegmt': Attribute,
  '@eventtime': Attribute,
  '@eventstore': Attribute,
  '@title': Attribute,
})
type Status = z.infer<typeof Status>

interface WithStatuses {
  readonly status: readonly Status[]
  readonly statushistory?: { readonly status: readonly Status[] } | undefined
}

/** All that happened to an order, oldest first, the present state last. */
export function decodeEvents(order: WithStatuses): readonly TrackingEvent[] {
  const present = order.status.flatMap(toEvent)
  const history = (order.statushistory?.status ?? []).flatMap(toEvent)
  const earlier = history.filter((event) => !present.some((last) => isSame(event, last)))
  return [...earlier.sort((a, b) => a.at.localeCompare(b.at)), ...present]
}

/** A status without a word or a time says nothing that could be kept. */
function toEvent(status: Status): readonly TrackingEvent[] {
  const courierStatus = status['#text']
  // `eventtime` is local to a place whose offset we do not know; only a missing
  // `createtimegmt` makes it better than nothing.
  const at = toInstant(status['@createtimegmt']) ?? toInstant(status['@eventtime'])
  if (courierStatus === undefined || at === null) return []
  return [
    {
      ...toStatus(courierStatus),
      at,
      courierStatus,
      title: status['@title'] ?? '',
      place: status['@eventstore'] ?? null,
    },
  ]
}

const isSame = (a: TrackingEvent, b: TrackingEvent): boolean =>
  a.courierStatus === b.courierStatus && a.at === b.at
