import { expect, test } from 'vitest'
import { aQuote, aQuoteAnswer } from '../../playground/examples.ts'
import { someOptions } from '../../test-support/testing.ts'
import { findMarks, findSensible, toMethodRows } from './method-rows.ts'

const { methods } = someOptions()

test('methods stand in the shop’s order, lockers after the points', () => {
  const rows = toMethodRows(methods, aQuoteAnswer(), false)

  expect(rows.map((row) => [row.method, row.count])).toEqual([
    ['pickup_point', 25],
    ['locker', 12],
    ['door', 0],
  ])
})

test('a row shows its cheapest price and says when there is more than one', () => {
  const rows = toMethodRows(methods, aQuoteAnswer(), false)

  expect(rows.map((row) => [row.best?.price.amount, row.hasSeveralPrices])).toEqual([
    [19_900, false],
    [19_900, false],
    [34_900, true],
  ])
})

test('a method that cannot be had stays, with the reason', () => {
  const answer = aQuoteAnswer({ refusals: [{ method: 'door', reason: 'weight', limit: 20_000 }] })
  const door = toMethodRows(methods, answer, false).find((row) => row.method === 'door')

  expect(door).toMatchObject({
    best: null,
    quotes: [],
    refusal: { reason: 'weight', limit: 20_000 },
  })
})

test('a town without points greys the points; lockers seen before do not vanish', () => {
  const answer = aQuoteAnswer({ pickupPoints: { count: 0, lockers: 0 } })

  expect(toMethodRows(methods, answer, false).map((r) => [r.method, r.refusal?.reason])).toEqual([
    ['pickup_point', 'no_points'],
    ['door', undefined],
  ])
  expect(toMethodRows(methods, answer, true)).toHaveLength(3)
})

test('where all points are lockers there is no empty row of counters', () => {
  const answer = aQuoteAnswer({ pickupPoints: { count: 4, lockers: 4 } })

  expect(toMethodRows(methods, answer, false).map((row) => row.method)).toEqual(['locker', 'door'])
})

test('the sensible choice is the cheapest, and the shop’s first of equals', () => {
  const rows = toMethodRows(methods, aQuoteAnswer(), false)

  expect(findSensible(rows)?.method).toBe('pickup_point')
  expect(findSensible([])).toBeNull()
})

test('a mark is given only where it tells quotes apart', () => {
  const slow = aQuote()
  const fast = aQuote({
    id: 'door:2',
    price: { amount: 59_000, currency: 'RUB' },
    earliestDate: '2026-11-25',
  })
  const twin = aQuote({ id: 'door:3' })

  expect([...findMarks([slow, fast])]).toEqual([
    ['door:1', 'cheapest'],
    ['door:2', 'fastest'],
  ])
  expect(findMarks([slow, twin]).size).toBe(0)
  expect(findMarks([slow]).size).toBe(0)
})
