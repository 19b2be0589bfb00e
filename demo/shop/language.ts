import type { Money } from '@courier-checkout/api-client/contract'

export type Language = 'ru' | 'en'

export function toLanguage(text: string | undefined): Language | undefined {
  return text === 'ru' || text === 'en' ? text : undefined
}

/** `4 900 ₽`; kopecks only where there are any. */
export function printMoney({ amount, currency }: Money, language: Language): string {
  const format = new Intl.NumberFormat(language, {
    style: 'currency',
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

/** `26 ноября`, `24–25 ноября`. */
export function printDays(from: Date, to: Date, language: Language): string {
  const format = new Intl.DateTimeFormat(language, {
    day: 'numeric',
    month: 'long',
    timeZone: 'Europe/Moscow',
  })
  return format.formatRange(from, to)
}
