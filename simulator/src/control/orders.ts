import type { Hono } from 'hono'
import { moveOrder } from '../orders/move-order.ts'
import { type Order, recipientName, statusOf } from '../orders/order.ts'
import { placeOrder } from '../orders/place-order.ts'
import { nextStatuses } from '../orders/statuses.ts'
import { formatMoney } from '../wire/decimal.ts'
import { Refusal } from '../wire/faults.ts'
import { el, parseXml } from '../wire/xml.ts'
import type { World } from '../world.ts'
import type { ControlDeps } from './deps.ts'
import {
  BadControl,
  type Fields,
  readFields,
  requiredText,
  textField,
  timeField,
} from './read-json.ts'

/** One order in the list of all: `GET /control/orders`. */
export interface OrderSummary {
  readonly ordercode: string
  readonly extra: string
  readonly account: string
  readonly orderno: string
  readonly barcode: string
  readonly awb: string
  readonly createdAt: string
  readonly status: string
  /** Roubles as the wire writes them: `4250` or `12.50`. */
  readonly sum: string
  readonly recipient: string
  readonly townCode: string
  readonly pointCode: string
  readonly service: string
  readonly paytype: string
}

export function addOrderRoutes(control: Hono, { world }: ControlDeps): void {
  control.get('/orders', (c) => {
    const { orderno, account, extra } = c.req.query()
    const orders = world.ledger
      .all()
      .filter(
        (order) =>
          (orderno === undefined || order.orderno === orderno) &&
          (account === undefined || order.login === account) &&
          (extra === undefined || order.extra === extra),
      )
    return c.json(orders.map(toSummary))
  })
  control.get('/orders/count', (c) => c.json({ count: world.ledger.all().length }))
  control.get('/orders/:id', (c) => {
    const order = findOrder(world, c.req.param('id'))
    return order ? c.json(order) : c.json({ message: 'no such order' }, 404)
  })
  control.post('/orders', async (c) => c.json(toSummary(plant(world, await readFields(c))), 201))
  control.post('/orders/:id/status', async (c) => {
    const order = findOrder(world, c.req.param('id'))
    if (!order) return c.json({ message: 'no such order' }, 404)
    const fields = await readFields(c)
    const isPlausible = textField(fields, 'status') === undefined
    const code = isPlausible ? nextOf(order) : requiredText(fields, 'status')
    const message = textField(fields, 'message')
    const store = textField(fields, 'store')
    const at = timeField(fields, 'at')
    moveOrder(world, order, {
      code,
      ...(message === undefined ? {} : { message }),
      ...(store === undefined ? {} : { store }),
      ...(at === undefined ? {} : { at }),
    })
    return c.json(toSummary(order))
  })
  control.post('/sync', (c) => {
    world.ledger.syncNow()
    return c.body(null, 204)
  })
}

/** By the courier's code, else the newest with that number at any account. */
export function findOrder(world: World, id: string): Order | undefined {
  return world.ledger.all().findLast(({ ordercode, orderno }) => ordercode === id || orderno === id)
}

/** What plausibly comes next, the happy way. */
function nextOf(order: Order): string {
  const [next] = nextStatuses(statusOf(order).code, order.details.recipient.pointCode !== '')
  if (!next) throw new BadControl(`nothing comes after ${statusOf(order).code}`)
  return next
}

/** An order that came by another way: an older plugin's, another shop's, last year's. */
function plant(world: World, fields: Fields): Order {
  const tenant = world.settings.findTenant(textField(fields, 'extra') ?? '8')
  const account = tenant?.accounts.find(
    ({ login }) => login === (textField(fields, 'account') ?? tenant.accounts[0]?.login),
  )
  if (!tenant || !account) throw new BadControl('no such account')
  const { xml } = el('order', { orderno: textField(fields, 'orderno') }, [
    el('receiver', {}, [
      el('person', {}, textField(fields, 'recipient') ?? 'Чужой Получатель'),
      el('phone', {}, '+7 900 000-00-00'),
      el('town', {}, textField(fields, 'town') ?? '1'),
      el('address', {}, 'ул. Примерная, 1'),
    ]),
    el('price', {}, textField(fields, 'sum') ?? '100.00'),
  ])
  try {
    return placeOrder(parseXml(xml), { world, tenant, account }, timeField(fields, 'createdAt'))
  } catch (error) {
    if (error instanceof Refusal) throw new BadControl(`refused with error ${error.code}`)
    throw error
  }
}

export function toSummary(order: Order): OrderSummary {
  return {
    ordercode: order.ordercode,
    extra: order.extra,
    account: order.login,
    orderno: order.orderno,
    barcode: order.barcode,
    awb: order.awb,
    createdAt: new Date(order.createdAt).toISOString(),
    status: statusOf(order).code,
    sum: formatMoney(order.details.price),
    recipient: recipientName(order),
    townCode: order.details.recipient.townCode,
    pointCode: order.details.recipient.pointCode,
    service: order.details.service,
    paytype: order.details.paytype,
  }
}
