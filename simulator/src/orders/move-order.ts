import { parseMoney } from '../wire/decimal.ts'
import type { World } from '../world.ts'
import { feeFor } from './delivery-set.ts'
import type { NewStatus } from './ledger.ts'
import type { Line, Order, StatusEntry } from './order.ts'
import { isGoods } from './read-lines.ts'

/** Gives an order a status, with what such a status brings along. */
export function moveOrder(world: World, order: Order, status: NewStatus): StatusEntry {
  if (status.code === 'PARTIALLY' || status.code === 'COURIERPARTIALLY') returnLastGoods(order)
  return world.ledger.pushStatus(order, status)
}

/** When only a part is bought, the last goods go back, and the sum and the fee follow. */
function returnLastGoods(order: Order): void {
  const { details } = order
  const goods = details.lines.filter((line) => isGoods(line) && line.quantity > 0)
  const last = goods.at(-1)
  if (!last || goods.some((line) => line.returned > 0)) return
  last.returned = goods.length > 1 ? last.quantity : Math.min(1, last.quantity)
  const fee = details.lines.find((line) => line.isAutomatic && line.type === 2)
  if (fee && details.deliverySet) fee.price = feeFor(keptSum(goods), details.deliverySet)
  const discount = parseMoney(details.plain['discount'] ?? '0') ?? 0
  details.price = Math.max(0, keptSum(details.lines) - discount)
}

function keptSum(lines: readonly Line[]): number {
  return lines.reduce(
    (sum, line) => sum + Math.round(line.price * (line.quantity - line.returned)),
    0,
  )
}
