import type { TrackingEvent } from '@courier-checkout/api-client/contract'
import { toEventKey } from '../storage/tracking-events.ts'

export interface EventVerdict {
  /** Not known yet: stored and shown, whatever their time. */
  readonly fresh: readonly TrackingEvent[]
  /** Told to the shop, oldest first. */
  readonly told: readonly TrackingEvent[]
  /** The present state; an unknown word never becomes it. */
  readonly present: TrackingEvent | null
}

/**
 * What a reading of the courier's list means. The list is oldest first and its last entry is the
 * courier's last word, even where it goes back. A step that is inserted late among known ones is
 * stored and shown but not told: a shop takes what it hears last for the present state.
 */
export function judgeEvents(
  known: readonly TrackingEvent[],
  incoming: readonly TrackingEvent[],
  present: TrackingEvent | null,
): EventVerdict {
  const seen = new Set(known.map(toEventKey))
  const steps = withoutRepeats(incoming)
  const isFresh = (event: TrackingEvent): boolean => !seen.has(toEventKey(event))
  const news = steps.slice(steps.findLastIndex((event) => !isFresh(event)) + 1)
  const last = steps.findLast((event) => event.status !== 'unknown') ?? present

  const goesBack =
    last !== null &&
    present !== null &&
    toEventKey(last) !== toEventKey(present) &&
    !news.includes(last)
  return { fresh: steps.filter(isFresh), told: goesBack ? [...news, last] : news, present: last }
}

/** Of the same event twice the later counts: it may be the last word. */
const withoutRepeats = (events: readonly TrackingEvent[]): readonly TrackingEvent[] =>
  events.filter(
    (event, i) => events.findLastIndex((e) => toEventKey(e) === toEventKey(event)) === i,
  )
