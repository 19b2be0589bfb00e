import { RuleSet, type RuleSetInput } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { toBuyerPrice } from './pricing.ts'

const GOODS = 300_000

const priceOf = (rate: number, rules: RuleSetInput, goods = GOODS): number =>
  toBuyerPrice(rate, goods, RuleSet.parse(rules)).price

test('without rules the buyer pays the rate', () => {
  expect(toBuyerPrice(35_000, GOODS, RuleSet.parse({}))).toEqual({
    price: 35_000,
    discount: 0,
    missingToFree: null,
  })
})

test('a multiplier of zero counts as one', () => {
  expect(priceOf(35_000, { multiplier: 0 })).toBe(35_000)
})

test.each([
  [10_005, 1.15, 11_506],
  [115, 1.15, 132],
  [100, 1.005, 101],
  [333, 1.1, 366],
  [99_999_999, 99.999999, 9_999_999_800],
])('%i times %d is exact before it is rounded: %i', (rate, multiplier, expected) => {
  expect(priceOf(rate, { multiplier })).toBe(expected)
})

test('the additive comes after the multiplier', () => {
  expect(priceOf(10_000, { multiplier: 1.5, additive: 500 })).toBe(15_500)
})

test('a negative additive never makes the price negative', () => {
  expect(priceOf(10_000, { additive: -25_000 })).toBe(0)
})

test('a negative additive is no gift to be taken off by an interval twice', () => {
  const rules = {
    additive: -25_000,
    intervals: [{ from: 0, buyerPays: { kind: 'fixed', amount: 700 } }],
  } as const

  expect(priceOf(10_000, { ...rules, intervals: [...rules.intervals] })).toBe(700)
})

test.each([
  ['all', { kind: 'all' }, 40_000],
  ['nothing', { kind: 'nothing' }, 0],
  ['a fixed sum', { kind: 'fixed', amount: 9_900 }, 9_900],
  ['less a sum', { kind: 'less_amount', amount: 15_000 }, 25_000],
  ['less more than there is', { kind: 'less_amount', amount: 50_000 }, 0],
  ['less a percent', { kind: 'less_percent', percent: 12.5 }, 35_000],
  ['less everything', { kind: 'less_percent', percent: 100 }, 0],
] as const)('in an interval the buyer pays %s', (_, buyerPays, expected) => {
  expect(priceOf(40_000, { intervals: [{ from: 100_000, buyerPays }] })).toBe(expected)
})

test('the last interval that the goods reach is applied, in whatever order they were saved', () => {
  const intervals = [
    { from: 500_000, buyerPays: { kind: 'nothing' as const } },
    { from: 0, buyerPays: { kind: 'all' as const } },
    { from: 300_000, buyerPays: { kind: 'fixed' as const, amount: 100 } },
  ]

  expect(priceOf(40_000, { intervals }, 299_999)).toBe(40_000)
  expect(priceOf(40_000, { intervals }, 300_000)).toBe(100)
  expect(priceOf(40_000, { intervals }, 500_000)).toBe(0)
})

test('below the first interval nothing is taken off', () => {
  expect(priceOf(40_000, { intervals: [{ from: 1, buyerPays: { kind: 'nothing' } }] }, 0)).toBe(
    40_000,
  )
})

test('a percent after a multiplier is rounded once', () => {
  const intervals = [{ from: 0, buyerPays: { kind: 'less_percent' as const, percent: 33.3 } }]

  // 101 × 1.15 = 116.15; less 33.3 % = 77.47205
  expect(priceOf(101, { multiplier: 1.15, intervals })).toBe(77)
  expect(
    priceOf(101, { multiplier: 1.15, intervals, rounding: { step: 10, direction: 'up' } }),
  ).toBe(80)
})

test('from the free sum on delivery is free, and until then the missing sum is named', () => {
  const rules = RuleSet.parse({ freeFrom: 500_000 })

  expect(toBuyerPrice(40_000, 499_999, rules)).toEqual({
    price: 40_000,
    discount: 0,
    missingToFree: 1,
  })
  expect(toBuyerPrice(40_000, 500_000, rules)).toEqual({
    price: 0,
    discount: 40_000,
    missingToFree: null,
  })
})

test('free from zero is always free', () => {
  expect(priceOf(40_000, { freeFrom: 0 }, 0)).toBe(0)
})

test('what an interval took off is told as a discount', () => {
  const rules = RuleSet.parse({
    intervals: [{ from: 0, buyerPays: { kind: 'less_amount', amount: 5_000 } }],
  })

  expect(toBuyerPrice(40_000, GOODS, rules).discount).toBe(5_000)
})

test('an interval that raises the price is no discount', () => {
  const rules = RuleSet.parse({
    intervals: [{ from: 0, buyerPays: { kind: 'fixed', amount: 90_000 } }],
  })

  expect(toBuyerPrice(40_000, GOODS, rules)).toMatchObject({ price: 90_000, discount: 0 })
})

test.each([
  [12_301, 'up', 12_400],
  [12_300, 'up', 12_300],
  [12_399, 'down', 12_300],
  [12_349, 'nearest', 12_300],
  [12_350, 'nearest', 12_400],
] as const)('%i is rounded %s to whole roubles: %i', (rate, direction, expected) => {
  expect(priceOf(rate, { rounding: { step: 100, direction } })).toBe(expected)
})

test('a fraction of a kopeck is enough to go up a step', () => {
  expect(priceOf(100, { multiplier: 1.000001, rounding: { step: 100, direction: 'up' } })).toBe(200)
})

test('nothing stays nothing however it is rounded', () => {
  expect(priceOf(0, { rounding: { step: 1_000, direction: 'up' } })).toBe(0)
})
