import * as contract from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import {
  aPickupPoint,
  aPointRow,
  aQuoteAnswer,
  aSelectionAnswer,
  pointsAnswer,
  townsAnswer,
} from '../playground/examples.ts'
import { isQuoteAnswer, isTownsAnswer } from './answers.ts'
import {
  isPointAnswer,
  isPointsAnswer,
  isSelectionAnswer,
  isStreetsAnswer,
} from './inside-answers.ts'

const selectionRequest = { seal: 'sealed', quote: 'door:1', method: 'door' } as const
const CASES = [
  ['quotes', contract.QuoteAnswer, isQuoteAnswer, aQuoteAnswer()],
  ['towns', contract.TownsAnswer, isTownsAnswer, townsAnswer],
  ['streets', contract.StreetsAnswer, isStreetsAnswer, { streets: [{ name: 'ул. Баумана' }] }],
  ['points', contract.PointsAnswer, isPointsAnswer, pointsAnswer],
  ['one point', contract.PointAnswer, isPointAnswer, { point: aPickupPoint(aPointRow()) }],
  [
    'a selection',
    contract.SelectionAnswer,
    isSelectionAnswer,
    aSelectionAnswer(selectionRequest, aQuoteAnswer(), []),
  ],
] as const

test.each(CASES)(
  'the example of %s keeps the contract, and its guard takes it',
  (_, schema, is, example) => {
    expect(schema.safeParse(example).error).toBeUndefined()
    expect(is(example)).toBe(true)
  },
)

test.each(CASES)('the guard of %s refuses what is not it', (_, __, is, example) => {
  const [firstKey] = Object.keys(example)

  expect(is(null)).toBe(false)
  expect(is([])).toBe(false)
  expect(is({ ...example, [String(firstKey)]: 7 })).toBe(false)
})

test('a price that is not whole kopecks is refused', () => {
  const answer = aQuoteAnswer()
  const [quote] = answer.quotes
  const broken = { ...quote, price: { amount: 199.5, currency: 'RUB' } }

  expect(isQuoteAnswer({ ...answer, quotes: [broken] })).toBe(false)
})
