import { DeliveryError } from '@courier-checkout/api-client'
import type { DeliveryWindow, DeliveryWindows } from '@courier-checkout/api-client/contract'
import type * as z from 'zod'

const DAY_MS = 86_400_000
/** Where the day begins first. */
const EAST_MS = 14 * 3_600_000

export interface OfferedWindows {
  readonly method: 'door' | 'pickup_point'
  /** The courier's first possible day, where it knows one. */
  readonly earliestDate: string | null
  /** What the shop offers; `null`: nothing is asked. */
  readonly offered: z.infer<typeof DeliveryWindows> | null
  readonly now: Date
}

/**
 * The window, when it is one of those that were offered.
 *
 * @throws {DeliveryError} `not_deliverable`, `details.limit` is `window`.
 */
export function chooseWindow(
  window: DeliveryWindow | undefined,
  { method, earliestDate, offered, now }: OfferedWindows,
): DeliveryWindow | undefined {
  if (!window) return undefined
  if (method !== 'door' || !offered) throw refuse('no delivery window is offered here')

  // Without a day of the courier's, today is a day wherever the recipient may live.
  const first = earliestDate ?? toDay(now.getTime())
  const today = earliestDate ?? toDay(now.getTime() + EAST_MS)
  const last = toDay(Date.parse(today) + offered.daysAhead * DAY_MS)
  if (!isDay(window.date) || window.date < first || window.date > last) {
    throw refuse(`the day is not between ${first} and ${last}`)
  }
  if (offered.daysOff.includes(toWeekday(window.date))) throw refuse('nothing comes on that day')
  const hasHours = window.from !== undefined || window.to !== undefined
  const isOffered = offered.windows.some(({ from, to }) => from === window.from && to === window.to)
  if (hasHours && !isOffered) throw refuse('those hours are not offered')
  return window
}

const toDay = (at: number): string => new Date(at).toISOString().slice(0, 10)

/** 30 February has the form of a day and is none. */
function isDay(day: string): boolean {
  const at = Date.parse(day)
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(day)
}

/** ISO: Monday is 1, Sunday 7. */
const toWeekday = (day: string): number => new Date(day).getUTCDay() || 7

const refuse = (message: string): DeliveryError =>
  new DeliveryError('not_deliverable', message, { details: { limit: 'window' } })
