import { ShipmentDraft } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { anOrder, aShipment } from '../shop/order.fixture.ts'
import { Incomplete, toDraft } from './draft.ts'
import { nextAttempt } from './shipping.ts'

test('an order is first sent as attempt 1', () => {
  expect(nextAttempt({ attempt: 0, shipment: null })).toBe(1)
})

test('a settled attempt opens the next one, an unclear one does not', () => {
  expect(nextAttempt({ attempt: 1, shipment: aShipment({ attempt: 1, state: 'rejected' }) })).toBe(
    2,
  )
  expect(nextAttempt({ attempt: 2, shipment: aShipment({ attempt: 2, state: 'cancelled' }) })).toBe(
    3,
  )
  expect(nextAttempt({ attempt: 1, shipment: aShipment({ attempt: 1, state: 'unclear' }) })).toBe(1)
})

test('an attempt whose answer was lost is asked for again under its own number', () => {
  expect(nextAttempt({ attempt: 2, shipment: aShipment({ attempt: 1, state: 'rejected' }) })).toBe(
    2,
  )
})

test('an order becomes what the gateway takes', () => {
  const draft = toDraft(anOrder())

  expect(ShipmentDraft.safeParse(draft).success).toBe(true)
  expect(draft).toMatchObject({ deliveryFee: 69_000, declaredValue: 320_000, payment: 'cash' })
})

test('an order in a town that nobody looked up is not sent', () => {
  const order = anOrder()
  const town = { ...order.delivery.town, code: null }

  expect(() => toDraft({ ...order, delivery: { ...order.delivery, town } })).toThrow(Incomplete)
})
