import type { Money } from '@courier-checkout/api-client/contract'

export type Language = 'ru' | 'en'

export function toLanguage(text: string | undefined): Language | undefined {
  return text === 'ru' || text === 'en' ? text : undefined
}

/** `4 900 ₽`; kopecks only where there are any. */
export function printMoney({ amount, currency }: Money, language: Language): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
    currencyDisplay: 'narrowSymbol',
    currency,
    minimumFractionDigits: amount % 100 === 0 ? 0 : 2,
  })
  return format.format(amount / 100)
}

export function printRoubles(amount: number, language: Language): string {
  return printMoney({ amount, currency: 'RUB' }, language)
}

/** `25 ноября, 14:05`, in the shop's own time. */
export function printMoment(at: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'Europe/Moscow',
  }).format(new Date(at))
}

/** `2026-11-26` → `четверг, 26 ноября`. */
export function printDay(day: string, language: Language): string {
  return new Intl.DateTimeFormat(language, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  }).format(new Date(`${day}T00:00:00Z`))
}
