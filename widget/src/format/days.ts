import type { Quote } from '@courier-checkout/api-client/contract'
import type { Translate } from '../i18n/translate.ts'
import { dateFormat } from './formats.ts'

const DAY_MS = 86_400_000

interface Days {
  readonly locale: string
  readonly t: Translate
  /** Milliseconds since 1970. */
  readonly now: number
}

/**
 * When the parcel comes, as people say it: `завтра`, `в среду, 26 ноября`, `24–25 ноября`,
 * `2–4 рабочих дня`; empty when the courier does not say.
 */
export function formatArrival(
  { earliestDate, transitDays }: Pick<Quote, 'earliestDate' | 'transitDays'>,
  days: Days,
): string {
  const spread = transitDays ? transitDays.max - transitDays.min : 0
  if (earliestDate === null) return transitDays ? formatTransit(transitDays, days.t) : ''
  if (spread <= 0) return formatDay(earliestDate, days)
  const from = toDate(earliestDate)
  return writeDays(days, from, new Date(from.getTime() + spread * DAY_MS))
}

/** `2026-11-25` → `сегодня`, `завтра` or `в среду, 25 ноября`. */
export function formatDay(day: string, days: Days): string {
  const { locale, t } = days
  const date = toDate(day)
  const ahead = daysAhead(day, days.now)
  if (ahead === 0 || ahead === 1) {
    const own = t('nearDays').split('|')[ahead]
    return own || new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }).format(ahead, 'day')
  }
  return t('dayAndDate', {
    day: t('weekdays').split('|')[date.getUTCDay()] ?? '',
    date: writeDays(days, date),
  })
}

function daysAhead(day: string, now: number): number {
  return Math.round((toDate(day).getTime() - toDate(localDay(now)).getTime()) / DAY_MS)
}

/** `2026-11-27` → `завтра` or `пт, 27 нояб.`: short enough for a chip. */
export function formatShortDay(day: string, days: Days): string {
  if (daysAhead(day, days.now) < 2) return formatDay(day, days)
  // Numbers of another language are written where browsers bring no dates in this one.
  if (days.t('intl')) return writeDays(days, toDate(day))
  return dateFormat(days.locale, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
  }).format(toDate(day))
}

/** The shopper's calendar day: `2026-11-25`. */
export function localDay(now: number): string {
  const date = new Date(now)
  return new Date(now - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

export function toDate(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

/** Minutes of a day: `1200` → `20:00`. */
export function formatMinutes(locale: string, minutes: number): string {
  return dateFormat(locale, {
    hour: 'numeric',
    minute: '2-digit',
  }).format(minutes * 60_000)
}

/** Day and month, of one day or of a span. In own words where there are any. */
function writeDays({ locale, t }: Days, from: Date, to?: Date): string {
  const months = t('months').split('|')
  if (months.length === 1) {
    const format = dateFormat(locale, {
      day: 'numeric',
      month: 'long',
    })
    return to ? format.formatRange(from, to) : format.format(from)
  }
  const write = (date: Date, day: string | number = date.getUTCDate()) =>
    t('dayMonth', { day, month: months[date.getUTCMonth()] ?? '' })
  if (!to) return write(from)
  return from.getUTCMonth() === to.getUTCMonth()
    ? write(to, `${from.getUTCDate()}–${to.getUTCDate()}`)
    : `${write(from)} – ${write(to)}`
}

function formatTransit({ min, max }: NonNullable<Quote['transitDays']>, t: Translate): string {
  if (max === 0) return t('sameDay')
  return min === max ? t('days', { count: max }) : t('daysRange', { min, count: max })
}
