import type { ShipmentAnswer, TrackingEvent } from '@courier-checkout/api-client/contract'

/** One word of the courier about an order. Times are whole seconds on the wire. */
export interface Word {
  readonly code: string
  /** `2026-06-01T00:00:00.000Z` */
  readonly at: string
}

export interface Wrong {
  readonly reference: string
  readonly courier: string
  readonly gateway: string | undefined
  readonly shop: string | undefined
}

export interface StatusVerdict {
  readonly words: number
  /** The gateway does not have the word. */
  readonly lost: readonly string[]
  /** The gateway has it twice, or the courier never said it. */
  readonly invented: readonly string[]
  /** Final states that differ. */
  readonly wrong: readonly Wrong[]
}

const UNKNOWN_WORD = 'TELEPORTED'

export function judgeStatuses(
  said: ReadonlyMap<string, readonly Word[]>,
  answers: ReadonlyMap<string, ShipmentAnswer>,
  told: ReadonlyMap<string, string>,
): StatusVerdict {
  const lost: string[] = []
  const invented: string[] = []
  const wrong: Wrong[] = []
  let words = 0
  for (const [reference, history] of said) {
    const expected = new Set(history.map(toKey))
    const events = answers.get(reference)?.events ?? []
    const kept = events.map((event) => toKey({ code: event.courierStatus, at: event.at }))
    words += expected.size
    lost.push(...[...expected].filter((key) => !kept.includes(key)).map((k) => `${reference} ${k}`))
    const extra = kept.filter((key, i) => !expected.has(key) || kept.indexOf(key) !== i)
    invented.push(...extra.map((key) => `${reference} ${key}`))

    const courier = history.findLast(({ code }) => code !== UNKNOWN_WORD)?.code ?? ''
    const states = { gateway: toState(events), shop: told.get(reference) }
    if (states.shop !== courier) wrong.push({ reference, courier, ...states })
  }
  return { words, lost, invented, wrong }
}

const toKey = ({ code, at }: Word): string => `${code} ${at}`

const toState = (events: readonly TrackingEvent[]): string | undefined =>
  events.findLast(({ status }) => status !== 'unknown')?.courierStatus
