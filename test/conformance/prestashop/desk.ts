import { PAYMENTS, STATES } from '../fake-prestashop/terms.ts'
import type { Desk, Wanted } from '../office.ts'
import type { Office } from './office.ts'
import { toXml, type WebService } from './webservice.ts'

const PENDING = STATES['pending'] ?? 0

export interface Ground {
  readonly carriers: { readonly door: number; readonly pickup_point: number }
  readonly products: Readonly<Record<string, number>>
  readonly currency: string
}

export function createDesk(
  office: Office,
  service: WebService,
  ground: Ground,
  buyerPage: (orderId: string) => Promise<string>,
): Desk {
  return {
    ...{ save: office.save, settingsPage: office.settingsPage },
    admin: async (name, more = {}) =>
      name === 'block'
        ? [200, await office.block(more.query?.['id'] ?? '')]
        : office.admin(name, more),
    async order(id) {
      const row = await service.read(`orders/${id}`)
      return {
        number: id,
        status: Number(row['current_state']),
        total: minor(row['total_paid_tax_incl']),
        deliveryFee: minor(row['total_shipping_tax_incl']),
        history: String(row['note'] ?? '')
          .split('\n')
          .filter(Boolean),
        buyerPage: await buyerPage(id),
      }
    },
    async edit(id, { status, quantity, isGone }) {
      if (isGone) await service.remove(`orders/${id}`)
      if (status !== undefined) {
        const fields = { id_order: id, id_order_state: status }
        await service.add('order_histories', 'order_history', toXml(fields))
      }
      if (quantity !== undefined) await changeQuantity(service, id, quantity)
    },
    create: (order) => createOrder(service, ground, order),
  }
}

async function changeQuantity(service: WebService, id: string, quantity: number): Promise<void> {
  const detail = await service.find('order_details', { id_order: id })
  const row = await service.read(`order_details/${detail}`)
  const before = Number(row['product_quantity'])
  const each = Number(row['unit_price_tax_incl'])
  const order = await service.read(`orders/${id}`)
  await service.change(`order_details/${detail}`, {
    product_quantity: String(quantity),
    total_price_tax_incl: String(each * quantity),
    total_price_tax_excl: String(each * quantity),
  })
  const total = Number(order['total_paid_tax_incl']) + each * (quantity - before)
  await service.change(`orders/${id}`, { total_paid_tax_incl: String(total) })
}

/** An order that another system makes through the web service. */
async function createOrder(service: WebService, ground: Ground, wanted: Wanted): Promise<string> {
  const { method, address, payment } = wanted
  const person = { firstname: 'Анна', lastname: 'Иванова' }
  const email = `anna-${Date.now()}@example.org`
  const customer = await service.add(
    'customers',
    'customer',
    toXml({ ...person, email, passwd: 'not-a-secret-1', active: 1, id_default_group: 3 }),
  )
  const where = { city: address.town, postcode: address.postcode, address1: address.street }
  const id_country = await service.find('countries', { iso_code: 'RU' })
  const living = { id_customer: customer, id_country, alias: 'Home', phone: '+79170000001' }
  const home = await service.add('addresses', 'address', toXml({ ...living, ...person, ...where }))
  const carrier = ground.carriers[method]
  const who = { id_customer: customer, id_address_delivery: home, id_address_invoice: home }
  const sale = { ...who, id_currency: ground.currency, id_lang: 1, id_carrier: carrier }
  const goods = toXml({
    ...{ id_product: ground.products['light'] ?? 0, id_product_attribute: 0 },
    ...{ id_address_delivery: home, quantity: 1 },
  })
  const rows = `<associations><cart_rows><cart_row>${goods}</cart_row></cart_rows></associations>`
  const option = JSON.stringify({ [home]: `${carrier},` })
  const shop = { id_shop: 1, id_shop_group: 1 }
  const cart = await service.add(
    'carts',
    'cart',
    toXml({ ...sale, ...shop, delivery_option: option }) + rows,
  )
  const paid = { module: PAYMENTS[payment], payment: 'by hand', conversion_rate: 1 }
  const sums = { total_paid: 890, total_paid_real: 0, total_products: 890, total_products_wt: 890 }
  const fields = { ...sale, ...shop, id_cart: cart, ...paid, ...sums, current_state: PENDING }
  const id = await service.add('orders', 'order', toXml(fields))
  // It takes another carrier where ours has no price for the town, and begins an order whose sum is not the cart's with
  // "payment error": the other system says what it meant.
  await service.change(`orders/${id}`, { id_carrier: String(carrier) })
  const state = { id_order: id, id_order_state: PENDING }
  await service.add('order_histories', 'order_history', toXml(state))
  return id
}

function minor(sum: unknown): number {
  return Math.round(Number(sum ?? 0) * 100)
}
