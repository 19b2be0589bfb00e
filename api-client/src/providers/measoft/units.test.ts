import { expect, test } from 'vitest'
import { toCentimetres, toDecimal, toGrams, toInstant, toKilograms, toMinorUnits } from './units.ts'

test.each([
  [1, '0.001'],
  [100, '0.1'],
  [2350, '2.35'],
  [15000, '15'],
])('%d grams are %s kg', (grams, text) => {
  expect(toKilograms(grams)).toBe(text)
  expect(toGrams(text)).toBe(grams)
})

test.each([
  [0, '0.00'],
  [5, '0.05'],
  [-100_000, '-1000.00'],
  [35050, '350.50'],
])('%d minor units are %s', (amount, text) => {
  expect(toDecimal(amount)).toBe(text)
  expect(toMinorUnits(text)).toBe(amount)
})

test.each([
  ['1.15', 115],
  ['350.5', 35050],
  ['410', 41000],
  ['0.005', 1],
  ['-0.001', 0],
])('a sum of %s is read by its digits', (text, amount) => {
  expect(toMinorUnits(text)).toBe(amount)
})

test.each(['12,50', '', 'abc', '1e3', undefined])('%s is no decimal', (text) => {
  expect(toMinorUnits(text)).toBeNull()
})

test('sizes are told in centimetres', () => {
  expect([toCentimetres(5), toCentimetres(125), toCentimetres(400)]).toEqual(['0.5', '12.5', '40'])
})

test('the courier’s GMT times become instants, and anything else nothing', () => {
  expect(toInstant('2031-03-17 05:41:12')).toBe('2031-03-17T05:41:12.000Z')
  expect(toInstant('2031-13-45 05:41:12')).toBeNull()
  expect(toInstant('вчера')).toBeNull()
})
