import type { ShipmentAnswer } from '@courier-checkout/api-client/contract'
import type { Order } from './order.ts'

/** An order to the door, for tests. */
export function anOrder(changes: Partial<Order> = {}): Order {
  return {
    number: '1001',
    secret: 'secret-1',
    formKey: 'form-1',
    placedAt: '2026-11-25T09:00:00.000Z',
    language: 'ru',
    customer: { name: 'Анна Соколова', phone: '+79001234567', email: '' },
    lines: [{ productId: 'moon', name: 'Бра «Месяц»', quantity: 1, unitPrice: 320_000 }],
    payment: 'cash',
    cart: { currency: 'RUB', goods: 320_000, payment: 'cash', weightGrams: 900, parcels: [] },
    delivery: {
      source: 'token',
      method: 'door',
      serviceLevel: '1',
      price: { amount: 69_000, currency: 'RUB' },
      town: { code: '15500', name: 'Казань город', region: '16', country: 'RU' },
      address: { street: 'ул. Баумана', house: '12' },
      point: null,
      window: null,
      note: '',
      transitDays: { min: 2, max: 3 },
    },
    weighedGrams: null,
    attempt: 0,
    shipment: null,
    problem: null,
    lastEvent: 0,
    ...changes,
  }
}

/** What the gateway says of a shipment that the courier took. */
export function aShipment(changes: Partial<ShipmentAnswer> = {}): ShipmentAnswer {
  return {
    shipmentId: 'shp_1',
    reference: '1001',
    attempt: 1,
    state: 'sent',
    pending: null,
    courierReference: '1001',
    waybill: null,
    barcode: null,
    orderSum: null,
    reason: null,
    found: null,
    events: [],
    timeline: [],
    nextTryAt: null,
    createdAt: '2026-11-25T10:00:00.000Z',
    updatedAt: '2026-11-25T10:00:00.000Z',
    ...changes,
  }
}
