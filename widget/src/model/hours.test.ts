import { expect, test } from 'vitest'
import { findClosing, isRoundClock, readHours } from './hours.ts'

const at = (weekday: number, hour: number, minute = 0) =>
  // 2026-11-23 is a Monday.
  new Date(2026, 10, 22 + weekday, hour, minute).getTime()

test('weekdays and weekends are read apart', () => {
  const week = readHours('пн-пт 10:00-20:00, сб-вс 10:00-18:00')

  expect(week && findClosing(week, at(1, 19, 59))).toBe(20 * 60)
  expect(week && findClosing(week, at(1, 20))).toBeNull()
  expect(week && findClosing(week, at(6, 19))).toBeNull()
})

test.each([
  ['круглосуточно', true],
  ['ежедневно круглосуточно', true],
  ['пн-вс 00:00-24:00', true],
  ['пн-вс 09:00-21:00', false],
])('%s: round the clock is %s', (text, expected) => {
  const week = readHours(text)
  expect(week && isRoundClock(week)).toBe(expected)
})

test('a day off is closed, and a day that is not named too', () => {
  const week = readHours('Пн,Ср 10.00 – 18.00; вс выходной')

  expect(week && findClosing(week, at(3, 12))).toBe(18 * 60)
  expect(week && findClosing(week, at(2, 12))).toBeNull()
  expect(week && findClosing(week, at(7, 12))).toBeNull()
})

test('a point that closes after midnight is open then', () => {
  const week = readHours('пт-сб 18:00-02:00')

  expect(week && findClosing(week, at(6, 1))).toBe(2 * 60)
  expect(week && findClosing(week, at(7, 1))).toBe(2 * 60)
  expect(week && findClosing(week, at(7, 3))).toBeNull()
})

test.each(['по договорённости', 'пн-пт 10:00-20:00, перерыв на обед', '', null])(
  '%s is left unread rather than guessed',
  (text) => {
    expect(readHours(text)).toBeNull()
  },
)
