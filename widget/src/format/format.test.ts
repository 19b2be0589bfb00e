import { expect, test } from 'vitest'
import { kk } from '../i18n/kk.ts'
import { ru } from '../i18n/ru.ts'
import { createTranslate } from '../i18n/translate.ts'
import { formatArrival, formatDay, formatMinutes, formatShortDay, localDay } from './days.ts'
import { formatDistance, formatWeight } from './distance.ts'
import { formatMoney } from './money.ts'

const now = new Date(2026, 10, 24, 12).getTime()
const days = { locale: 'ru', t: createTranslate('ru', ru), now }
/** Intl writes no-break spaces, and not the same ones in every engine. */
const plain = (text: string) => text.replace(/\s/g, ' ')

test('money shows kopecks only where there are any', () => {
  expect(plain(formatMoney('ru', { amount: 19_900, currency: 'RUB' }))).toBe('199 ₽')
  expect(plain(formatMoney('ru', { amount: 19_950, currency: 'RUB' }))).toBe('199,50 ₽')
  expect(plain(formatMoney('en', { amount: 19_900, currency: 'RUB' }))).toBe('₽199')
})

test('distances are metres near by and kilometres further off', () => {
  expect(plain(formatDistance('ru', 183))).toBe('180 м')
  expect(plain(formatDistance('ru', 2_350))).toBe('2,4 км')
  expect(plain(formatDistance('ru', 12_700))).toBe('13 км')
  expect(plain(formatWeight('ru', 31_500))).toBe('31,5 кг')
})

test('the shopper reads days as people say them', () => {
  expect(localDay(now)).toBe('2026-11-24')
  expect(formatDay('2026-11-24', days)).toBe('сегодня')
  expect(formatDay('2026-11-25', days)).toBe('завтра')
  expect(formatDay('2026-11-26', days)).toBe('в четверг, 26 ноября')
  expect(formatShortDay('2026-11-25', days)).toBe('завтра')
  expect(formatShortDay('2026-11-27', days)).toBe('пт, 27 нояб.')
})

test('hours are written as the language has them', () => {
  expect(formatMinutes('ru', 20 * 60)).toBe('20:00')
  expect(plain(formatMinutes('en-US', 20 * 60 + 30))).toBe('8:30 PM')
})

test('an arrival is a day, a span of days, a number of working days, or nothing', () => {
  const arrival = (earliestDate: string | null, min?: number, max?: number) =>
    plain(
      formatArrival(
        {
          earliestDate,
          transitDays: min === undefined || max === undefined ? null : { min, max },
        },
        days,
      ),
    )

  expect(arrival('2026-11-25', 1, 1)).toBe('завтра')
  expect(arrival('2026-11-24', 1, 2)).toBe('24–25 ноября')
  expect(arrival('2026-11-30', 3, 5)).toBe('30 ноября – 2 декабря')
  expect(arrival(null, 2, 4)).toBe('2–4 рабочих дня')
  expect(arrival(null, 1, 1)).toBe('1 рабочий день')
  expect(arrival(null, 0, 0)).toBe('в день заказа')
  expect(arrival(null)).toBe('')
})

test('a language that browsers know no dates of brings its own', () => {
  const own = { locale: kk.intl, t: createTranslate('kk', kk), now }
  const span = { earliestDate: '2026-11-27', transitDays: { min: 3, max: 4 } }

  expect(formatDay('2026-11-25', own)).toBe('ертең')
  expect(formatDay('2026-11-26', own)).toBe('бейсенбіде, 26 қараша')
  expect(formatShortDay('2026-11-27', own)).toBe('27 қараша')
  expect(formatArrival(span, own)).toBe('27–28 қараша')
  expect(formatArrival({ ...span, earliestDate: '2026-11-30' }, own)).toBe(
    '30 қараша – 1 желтоқсан',
  )
})
