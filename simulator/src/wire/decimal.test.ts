import { expect, test } from 'vitest'
import { formatMoney, parseDecimal, parseMoney } from './decimal.ts'

test.each([
  ['12', 1_200],
  ['12.5', 1_250],
  ['0.29', 29],
  ['1.155', 116],
  ['-1000.00', -100_000],
  ['-0', 0],
  ['12,50', null],
  ['1e3', null],
  ['', null],
])('%j is %s minor units', (text, minor) => {
  expect(parseMoney(text)).toBe(minor)
})

test('a decimal has a point and nothing else', () => {
  expect(['2.35', '-1', '1,5', 'abc', '.5'].map(parseDecimal)).toEqual([2.35, -1, null, null, null])
})

test('money is written without needless kopecks', () => {
  expect([425_000, 1_250, -100, 5].map(formatMoney)).toEqual(['4250', '12.50', '-1', '0.05'])
})
