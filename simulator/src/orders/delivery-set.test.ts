import { expect, test } from 'vitest'
import { anOrder, openFixture, resultOf } from '../conformance/fixture.ts'
import { parseXml } from '../wire/xml.ts'
import { feeFor, readDeliverySet } from './delivery-set.ts'

const SET =
  '<deliveryset above_price="0" return_price="300" VATrate="20"><below below_sum="3000" price="150"/><below below_sum="1000" price="300.50"/></deliveryset>'

test.each([
  [0, 30_000],
  [99_999, 30_050],
  [100_000, 15_000],
  [299_999, 15_000],
  [300_000, 0],
])('who buys for %d kopecks pays %d for delivery', (bought, fee) => {
  const set = readDeliverySet(parseXml(`<order>${SET}</order>`))

  expect(set && feeFor(bought, set)).toBe(fee)
})

test('buying a part changes the fee and the sum to collect', async () => {
  const { call, move, simulator } = openFixture()
  const items =
    '<items><item quantity="1" retprice="800">Лампа</item><item quantity="1" retprice="5000">Люстра</item></items>'
  const rest = `<deliveryprice>50</deliveryprice>${SET}${items}`
  const placed = resultOf(await call('neworder', anOrder({ orderno: 'A1', rest })))

  await move('A1', 'PARTIALLY')

  expect(placed['orderprice']).toBe('5850')
  expect(simulator.world.ledger.all()[0]?.details.price).toBe(80_000 + 30_050)
})
