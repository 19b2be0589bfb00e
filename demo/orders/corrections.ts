import type { ShopGateway } from '../shop/gateway.ts'
import type { Delivery, Order } from '../shop/order.ts'

/** What the merchant may correct, as the form sends it; empty: as it was. */
export interface Correction {
  readonly name: string
  readonly phone: string
  readonly weightGrams: number | null
  readonly serviceLevel: string
  readonly town: string
  readonly street: string
  readonly house: string
  readonly flat: string
  readonly point: string
  /** `2026-11-27`; empty: any day. */
  readonly date: string
}

export function readCorrection(fields: Readonly<Record<string, unknown>>): Correction {
  const text = (name: string) => {
    const value = fields[name]
    return typeof value === 'string' ? value.trim().slice(0, 200) : ''
  }
  const kilograms = Number(text('weight').replace(',', '.'))
  return {
    name: text('name'),
    phone: text('phone'),
    weightGrams: kilograms > 0 ? Math.round(kilograms * 1000) : null,
    serviceLevel: text('service_level'),
    town: text('town'),
    street: text('street'),
    house: text('house'),
    flat: text('flat'),
    point: text('point'),
    date: /^\d{4}-\d{2}-\d{2}$/.test(text('date')) ? text('date') : '',
  }
}

/** The order with the correction. A point is looked up, so that its address is true. */
export async function correct(
  order: Order,
  correction: Correction,
  gateway: ShopGateway,
): Promise<Order> {
  const { customer } = order
  return {
    ...order,
    customer: {
      ...customer,
      name: correction.name || customer.name,
      phone: correction.phone || customer.phone,
    },
    weighedGrams: correction.weightGrams ?? order.weighedGrams,
    delivery: await correctDelivery(order.delivery, correction, gateway),
    problem: null,
  }
}

async function correctDelivery(
  delivery: Delivery,
  correction: Correction,
  gateway: ShopGateway,
): Promise<Delivery> {
  const serviceLevel = correction.serviceLevel || delivery.serviceLevel
  const window = correctWindow(delivery, correction.date)
  if (delivery.method !== 'door') {
    if (!correction.point || correction.point === delivery.point?.code) {
      return { ...delivery, serviceLevel, window }
    }
    const { code, name, address } = await gateway.point(correction.point)
    return { ...delivery, serviceLevel, window, point: { code, name, address } }
  }
  const { street, house, flat } = correction
  const address = street
    ? { ...delivery.address, street, ...(house && { house }), ...(flat && { flat }) }
    : delivery.address
  const isElsewhere = correction.town !== '' && correction.town !== delivery.town.name
  const town = isElsewhere
    ? { code: null, name: correction.town, region: '', country: delivery.town.country }
    : delivery.town
  // Another town is looked up when the order is sent.
  const source = isElsewhere ? 'fallback' : delivery.source
  return { ...delivery, source, serviceLevel, window, address, town }
}

function correctWindow({ window }: Delivery, date: string): Delivery['window'] {
  if (date === '') return null
  return window ? { ...window, date } : { date }
}
