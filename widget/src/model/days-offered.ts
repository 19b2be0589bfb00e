import type { QuoteAnswer } from '@courier-checkout/api-client/contract'

const DAY_MS = 86_400_000

type Windows = NonNullable<QuoteAnswer['deliveryWindows']>

/** Days that may be chosen, from the earliest one on: `2026-11-26`, …; days off are left out. */
export function toDays(earliest: string, { daysAhead, daysOff }: Windows): readonly string[] {
  const first = Date.parse(`${earliest}T00:00:00Z`)
  return Array.from({ length: daysAhead }, (_, index) => new Date(first + index * DAY_MS))
    .filter((day) => !daysOff.includes(day.getUTCDay() || 7))
    .map((day) => day.toISOString().slice(0, 10))
}
