import type { World } from '../world.ts'
import type { NewStatus } from './ledger.ts'
import type { Order, StatusEntry } from './order.ts'

/** Gives an order a status, with what such a status brings along. */
export function moveOrder(world: World, order: Order, status: NewStatus): StatusEntry {
  if (status.code === 'PARTIALLY' || status.code === 'COURIERPARTIALLY') returnLastGoods(order)
  return world.ledger.pushStatus(order, status)
}

/** When only a part is bought, the last goods go back and their price with them. */
function returnLastGoods(order: Order): void {
  const goods = order.details.lines.filter((line) => line.type === 1 && line.quantity > 0)
  const last = goods.at(-1)
  if (!last || goods.some((line) => line.returned > 0)) return
  last.returned = goods.length > 1 ? last.quantity : Math.min(1, last.quantity)
  const back = Math.round(last.price * last.returned)
  order.details.price = Math.max(0, order.details.price - back)
}
