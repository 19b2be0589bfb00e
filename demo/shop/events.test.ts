import type { ShopEvent } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { applyEvent } from './events.ts'
import { anOrder, aShipment } from './order.fixture.ts'

const shipment = aShipment({ attempt: 2, courierReference: '1001-2' })
const order = anOrder({ attempt: 2, shipment, lastEvent: 5 })
const event: ShopEvent = {
  event: 'evt_6',
  installation: 'ins_1',
  shipment: 'shp_1',
  reference: '1001',
  attempt: 2,
  number: 6,
  kind: 'tracking',
  state: 'sent',
  courierReference: '1001-2',
  waybill: null,
  barcode: null,
  tracking: {
    status: 'in_transit',
    at: '2026-11-25T11:00:00.000Z',
    provisional: false,
    courierStatus: 'ACCEPTED',
    title: '',
    place: null,
  },
  reason: null,
  at: '2026-11-25T11:00:01.000Z',
}

test('a new event is shown', () => {
  const changed = applyEvent(order, event)

  expect(changed.lastEvent).toBe(6)
  expect(changed.shipment?.events).toEqual([event.tracking])
})

test('an older event never overwrites a newer one', () => {
  expect(applyEvent(order, { ...event, number: 5, state: 'rejected' })).toBe(order)
})

test('an event of an older attempt changes nothing', () => {
  expect(applyEvent(order, { ...event, attempt: 1, state: 'cancelled' })).toBe(order)
})
