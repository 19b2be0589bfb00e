import type { Order } from '../orders/order.ts'
import { cancelOrder, editOrder, placeOrder } from '../orders/place-order.ts'
import { formatMoney } from '../wire/decimal.ts'
import { faultAttrs, Refusal } from '../wire/faults.ts'
import { attrOf, childrenOf, type Element, el, type Markup } from '../wire/xml.ts'
import type { AccountCall, Method } from './method.ts'

/** Creates orders. Source: docs/protocol/measoft.md, 4. */
export const neworder: Method = {
  needs: 'account',
  answer: (call) =>
    el(
      'neworder',
      {},
      ordersOf(call).map((element) => toResult(element, call, () => placeOrder(element, call))),
    ),
}

/** Changes orders that are not in work. Source: docs/protocol/measoft.md, 5.1. */
export const editorder: Method = {
  needs: 'account',
  answer: (call) =>
    el(
      'editorder',
      {},
      ordersOf(call).map((element) =>
        toResult(element, call, () => {
          if (!call.tenant.planAllowsEditing) throw new Refusal('order', 54)
          const order = findOwn(element, call)
          editOrder(order, element, call)
          return order
        }),
      ),
    ),
}

/** Cancels orders that are not in work. Source: docs/protocol/measoft.md, 5.2. */
export const cancelorder: Method = {
  needs: 'account',
  answer: (call) =>
    el(
      'cancelorder',
      {},
      ordersOf(call).map((element) => toCancelResult(element, call)),
    ),
}

function ordersOf({ request }: AccountCall): readonly Element[] {
  const orders = childrenOf(request, 'order')
  if (orders.length === 0) throw new Refusal('order', 2)
  return orders
}

/** The newest order of this account under the number or the code given. */
export function findOwn(element: Element, { world, tenant, account }: AccountCall): Order {
  const code = attrOf(element, 'ordercode')
  const orderno = attrOf(element, 'orderno')
  const order = code
    ? world.ledger.byCode(tenant.extra, code)
    : world.ledger.byNumber(tenant.extra, account.login, orderno)[0]
  if (!order || order.login !== account.login) throw new Refusal('order', 52)
  return order
}

function toResult(element: Element, call: AccountCall, work: () => Order): Markup {
  const { answerTexts } = call.world.settings.switches
  try {
    const order = work()
    return el('createorder', {
      orderno: order.orderno,
      barcode: order.barcode,
      ...faultAttrs('order', 0, answerTexts),
      orderprice: formatMoney(order.details.price),
    })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return el('createorder', {
      orderno: attrOf(element, 'orderno'),
      barcode: '',
      ...faultAttrs(error.table, error.code, answerTexts),
      orderprice: '',
    })
  }
}

function toCancelResult(element: Element, call: AccountCall): Markup {
  const { answerTexts } = call.world.settings.switches
  const given = { orderno: attrOf(element, 'orderno'), ordercode: attrOf(element, 'ordercode') }
  try {
    if (!call.tenant.planAllowsEditing) throw new Refusal('order', 54)
    const order = findOwn(element, call)
    cancelOrder(order, call)
    const { orderno, ordercode } = order
    return el('order', { orderno, ordercode, error: '0', errormsg: 'OK', errormsgru: 'Успешно' })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return el('order', { ...given, ...faultAttrs(error.table, error.code, answerTexts) })
  }
}
