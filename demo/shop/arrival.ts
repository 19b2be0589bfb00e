import { type Language, printDays } from './language.ts'
import type { Delivery } from './order.ts'
import type { Translate } from './texts.ts'

const DAY_MS = 86_400_000

/** When an order should come, in words: the agreed date, else the courier's working days. */
export function printArrival(
  delivery: Delivery,
  placedAt: string,
  { language, t }: { readonly language: Language; readonly t: Translate },
): string {
  const { window, transitDays } = delivery
  if (window) {
    const day = new Date(`${window.date}T12:00:00Z`)
    const hours = window.from && window.to ? `, ${window.from}–${window.to}` : ''
    return printDays(day, day, language) + hours
  }
  if (!transitDays) return t('whenUnknown')
  const from = addWorkingDays(new Date(placedAt), transitDays.min)
  const to = addWorkingDays(new Date(placedAt), transitDays.max)
  return t('whenAbout', { days: printDays(from, to, language) })
}

function addWorkingDays(start: Date, count: number): Date {
  let day = start
  for (let left = count; left > 0; ) {
    day = new Date(day.getTime() + DAY_MS)
    if (day.getUTCDay() % 6 !== 0) left--
  }
  return day
}
