import type { Address, MethodName, PaymentName } from '../driver.ts'
import type { Admin } from './admin.ts'
import { METHOD_CODES, PAYMENT_CODES, RECIPIENT } from './checkout.ts'
import type { Ground } from './ground.ts'

type Form = Record<string, string>

export interface NewOrder {
  readonly method: MethodName
  readonly address: Address
  readonly payment: PaymentName
}

/** Orders made and edited by a manager, through the calls that OpenCart's own order form makes. */
export interface OrderDesk {
  createOrder(order: NewOrder): Promise<string>
  setQuantity(id: string, quantity: number): Promise<void>
  deleteOrder(id: string): Promise<void>
}

const PERSON = {
  customer_id: '0',
  customer_group_id: '1',
  firstname: RECIPIENT.first,
  lastname: RECIPIENT.last,
  email: RECIPIENT.email,
  telephone: RECIPIENT.phone,
}
const KAZAN_ZONE = '2746'
const ZONE_OF_FOUR_ONE = '4329'

export function openOrderDesk(admin: Admin, ground: Ground, shopUrl: string): OrderDesk {
  const { version } = admin.generation
  if (version.startsWith('4.1')) return openFourOne(admin, ground)
  return version.startsWith('4.0') ? openFourZero(admin, ground) : openOlder(admin, ground, shopUrl)
}

/** One call with everything in it. */
function openFourOne(admin: Admin, ground: Ground): OrderDesk {
  const call = async (name: string, form: Form) => {
    const text = await admin.post('sale/order.call', form, `&call=${name}&store_id=0`)
    const answer: { error?: unknown; order_id?: number } = JSON.parse(text)
    if (answer.error) throw new Error(`${name}: ${JSON.stringify(answer.error)}`)
    return answer
  }
  const form = (order: NewOrder, quantity: number): Form => ({
    ...PERSON,
    ...prefixed('shipping_', addressOf(order.address, ZONE_OF_FOUR_ONE)),
    'product[0][product_id]': String(ground.products.light),
    'product[0][quantity]': String(quantity),
    'shipping_method[name]': order.method,
    'shipping_method[code]': METHOD_CODES[order.method],
    'shipping_method[cost]': '300',
    // "0" is refused there as nothing.
    'shipping_method[tax_class_id]': '0.0',
    'payment_method[name]': order.payment,
    'payment_method[code]': `${PAYMENT_CODES[order.payment]}.${PAYMENT_CODES[order.payment]}`,
  })
  return {
    async createOrder(order) {
      const { order_id } = await call('confirm', { ...form(order, 1), order_id: '0' })
      await call('history_add', {
        order_id: String(order_id),
        order_status_id: '1',
        comment: '',
        notify: '0',
        override: '0',
      })
      return String(order_id)
    },
    async setQuantity(id, quantity) {
      const order = { method: 'pickup_point', address: SOME_ADDRESS, payment: 'cash' } as const
      await call('confirm', { ...form(order, quantity), order_id: id })
    },
    async deleteOrder(id) {
      await admin.post('sale/order.delete', { 'selected[]': id })
    },
  }
}

/** A session of calls, each a step of the form. */
function openFourZero(admin: Admin, ground: Ground): OrderDesk {
  const call = async (action: string, form: Form, more = '') => {
    const text = await admin.post('sale/order.call', form, `&action=${action}&store_id=0${more}`)
    const answer: Record<string, unknown> = text ? JSON.parse(text) : {}
    if (answer['error']) throw new Error(`${action}: ${JSON.stringify(answer['error'])}`)
    return answer
  }
  const open = async (id: string) => {
    await admin.go('sale/order.info', id ? `&order_id=${id}` : '')
  }
  return {
    async createOrder(order) {
      await open('')
      await call('sale/customer', PERSON)
      await call('sale/cart.add', { product_id: String(ground.products.light), quantity: '1' })
      await call('sale/shipping_address', {
        ...addressOf(order.address, KAZAN_ZONE),
        shipping_address_id: '0',
      })
      await call('sale/shipping_method', {})
      await call('sale/shipping_method.save', { shipping_method: 'flat.flat' })
      await call('sale/payment_method', {})
      const code = PAYMENT_CODES[order.payment]
      await call('sale/payment_method.save', { payment_method: `${code}.${code}` })
      await call('sale/shipping_method', {})
      await call('sale/shipping_method.save', { shipping_method: METHOD_CODES[order.method] })
      const { order_id } = await call('sale/order.confirm', {})
      await call('sale/order.addHistory', { order_id: String(order_id), order_status_id: '1' })
      return String(order_id)
    },
    async setQuantity(id, quantity) {
      await open(id)
      await call('sale/order.load', {}, `&order_id=${id}`)
      const { products } = (await call('sale/cart', {})) as { products: { cart_id: string }[] }
      for (const { cart_id } of products) await call('sale/cart.remove', { key: cart_id })
      await call('sale/cart.add', {
        product_id: String(ground.products.light),
        quantity: String(quantity),
      })
      await call('sale/order.confirm', {}, `&order_id=${id}`)
    },
    async deleteOrder(id) {
      await call('sale/order.delete', { 'selected[]': id })
    },
  }
}

/** 2.3 and 3.0: the public side's own interface for managers. */
function openOlder(admin: Admin, ground: Ground, shopUrl: string): OrderDesk {
  const { page, context } = admin
  let query = ''
  async function open(): Promise<void> {
    await admin.go('sale/order/add')
    await page.waitForLoadState('networkidle')
    const html = await page.content()
    const session = /api_token=([\w]+)/.exec(html)?.[1]
    query = session
      ? `&api_token=${session}`
      : `&token=${await page.evaluate(() => String(Reflect.get(globalThis, 'token') ?? ''))}`
  }
  const call = async (route: string, form: Form, more = '') => {
    const address = `${shopUrl}/index.php?route=api/${route}${query}&store_id=0${more}`
    const text = await (await context.request.post(address, { form })).text()
    const answer: Record<string, unknown> = JSON.parse(text)
    const error = answer['error']
    if (error && JSON.stringify(error) !== '[]')
      throw new Error(`${route}: ${JSON.stringify(error)}`)
    return answer
  }
  const fill = async (order: NewOrder, quantity: number) => {
    const address = addressOf(order.address, KAZAN_ZONE)
    await call('customer', PERSON)
    await call('cart/add', {
      product_id: String(ground.products.light),
      quantity: String(quantity),
    })
    await call('payment/address', address)
    await call('shipping/address', address)
    await call('shipping/methods', {})
    await call('shipping/method', { shipping_method: METHOD_CODES[order.method] }).catch(() =>
      call('shipping/method', { shipping_method: 'flat.flat' }),
    )
    await call('payment/methods', {})
    await call('payment/method', { payment_method: PAYMENT_CODES[order.payment] })
  }
  return {
    async createOrder(order) {
      await open()
      await fill(order, 1)
      const { order_id } = await call('order/add', { order_status_id: '1', comment: '' })
      return String(order_id)
    },
    async setQuantity(id, quantity) {
      await open()
      await fill({ method: 'pickup_point', address: SOME_ADDRESS, payment: 'cash' }, quantity)
      await call('order/edit', { order_status_id: '1', comment: '' }, `&order_id=${id}`)
    },
    async deleteOrder(id) {
      await open()
      await call('order/delete', {}, `&order_id=${id}`)
    },
  }
}

const SOME_ADDRESS: Address = {
  town: 'Казань',
  region: 'Татарстан',
  postcode: '420111',
  street: 'ул. Пушкина, 10',
}

function addressOf({ town, postcode, street }: Address, zone: string): Form {
  return {
    firstname: RECIPIENT.first,
    lastname: RECIPIENT.last,
    company: '',
    address_1: street,
    address_2: '',
    city: town,
    postcode,
    country_id: '176',
    zone_id: zone,
  }
}

function prefixed(prefix: string, form: Form): Form {
  return Object.fromEntries(
    Object.entries(form).map(([name, value]) => [`${prefix}${name}`, value]),
  )
}
