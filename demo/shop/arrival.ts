import { type Language, printDay } from './language.ts'
import type { Delivery } from './order.ts'
import type { Translate } from './texts.ts'

/** When an order should come, in words: the agreed date, else the courier's working days. */
export function printArrival(
  { window, transitDays }: Delivery,
  { language, t }: { readonly language: Language; readonly t: Translate },
): string {
  if (window) {
    const hours = window.from && window.to ? `, ${window.from}–${window.to}` : ''
    return printDay(window.date, language) + hours
  }
  if (!transitDays) return t('whenUnknown')
  const { min, max } = transitDays
  const plural = new Intl.PluralRules(language).select(max)
  const form = plural === 'zero' || plural === 'two' ? 'other' : plural
  return t(`days_${form}`, { days: min === max ? max : `${min}–${max}` })
}
