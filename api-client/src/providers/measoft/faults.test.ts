import { expect, test } from 'vitest'
import { loadFixture } from '../../../../test/fixtures/measoft/load.ts'
import { DeliveryError } from '../../errors.ts'
import { type FaultTable, refuseDocument } from './faults.ts'
import { parseDocument } from './xml.ts'

function refusalOf(text: string, table: FaultTable): DeliveryError | null {
  try {
    refuseDocument(parseDocument(text, []), table)
    return null
  } catch (error) {
    if (error instanceof DeliveryError) return error
    throw error
  }
}

test.each(['orders', 'general'] as const)('a refused login is told as such (%s)', (table) => {
  expect(refusalOf(loadFixture('refused-credentials'), table)).toMatchObject({
    code: 'courier_credentials',
    details: { courierCode: '1', courierMessage: 'Ошибка авторизации' },
  })
})

test('the name of the root does not matter', () => {
  expect(refusalOf('<client><error error="1"/></client>', 'orders')?.code).toBe(
    'courier_credentials',
  )
})

test('an error without a number is their XML parser, and a definite refusal', () => {
  expect(refusalOf(loadFixture('refused-xml'), 'orders')).toMatchObject({
    code: 'courier_rejected',
    details: { courierCode: 'xml' },
  })
})

test('an error on the method’s own root counts', () => {
  expect(refusalOf(loadFixture('calculator-refused'), 'general')).toMatchObject({
    code: 'out_of_coverage',
    details: { courierCode: '22', courierMessage: 'Город получателя не найден' },
  })
})

test.each([
  ['1', 'orders', 'courier_credentials'],
  ['1', 'general', 'courier_rejected'],
  ['15', 'orders', 'courier_rejected'],
  ['15', 'general', 'not_deliverable'],
  ['18', 'orders', 'courier_rejected'],
  ['5', 'orders', 'out_of_coverage'],
  ['25', 'general', 'courier_credentials'],
  ['13', 'general', 'courier_unavailable'],
  ['14', 'general', 'unsupported'],
  ['20', 'general', 'not_deliverable'],
] as const)('number %s in the table of %s is %s', (number, table, code) => {
  expect(refusalOf(`<x error="${number}"/>`, table)?.code).toBe(code)
})

test('a number nobody knows is passed on with the courier’s own words', () => {
  expect(refusalOf('<x error="941" errormsg="limit" errormsgru="Лимит"/>', 'orders')).toMatchObject(
    {
      code: 'courier_rejected',
      message: 'courier error 941: Лимит',
      details: { courierCode: '941', courierMessage: 'Лимит' },
    },
  )
})

test.each(['<x/>', '<x error="0"/>', '<statusreq count="0"/>'])('%s is no refusal', (text) => {
  expect(refusalOf(text, 'orders')).toBeNull()
})
