import type { ShipmentAnswer } from '@courier-checkout/api-client/contract'
import { GatewayFailure, type ShopGateway } from '../shop/gateway.ts'
import type { Order } from '../shop/order.ts'
import type { ShopStore } from '../shop/store.ts'
import { completeDelivery, Incomplete, toDraft } from './draft.ts'
import { toProblemText } from './sentences.ts'

export interface ShippingDeps {
  readonly store: ShopStore
  readonly gateway: ShopGateway
  readonly onChange: (orderNumber: string) => void
}

/** What the merchant does with an order. Failures are written on the order, in words. */
export interface Shipping {
  send(number: string): Promise<void>
  cancel(number: string): Promise<void>
  resolve(number: string, verdict: 'ours' | 'foreign'): Promise<void>
  /** Tells the courier of corrections to an order it has already taken. */
  edit(number: string): Promise<void>
  refresh(number: string): Promise<void>
}

export function createShipping(deps: ShippingDeps): Shipping {
  const { store, gateway } = deps
  const act = (number: string, ask: (order: Order) => Promise<ShipmentAnswer>) =>
    perform(deps, number, ask)

  return {
    send: (number) =>
      act(number, async (order) => {
        const delivery = await completeDelivery(order.delivery, gateway)
        const draft = toDraft({ ...order, delivery })
        const attempt = nextAttempt(order)
        // Written down first: an answer that is lost is asked for under the same number.
        store.changeOrder(number, (now) => ({ ...now, delivery, attempt }))
        const known = isUnanswered(order) ? await findShipment(gateway, number) : null
        if (known && known.attempt === attempt) return known
        return gateway.ship({ reference: number, attempt, draft })
      }),
    cancel: (number) => act(number, () => gateway.cancel(number)),
    resolve: (number, verdict) => act(number, () => gateway.resolve(number, verdict)),
    edit: (number) => act(number, (order) => gateway.edit(number, toDraft(order))),
    refresh: (number) => act(number, () => gateway.shipment(number)),
  }
}

async function perform(
  { store, onChange }: ShippingDeps,
  number: string,
  ask: (order: Order) => Promise<ShipmentAnswer>,
): Promise<void> {
  const order = store.findOrder(number)
  if (!order) return
  try {
    const shipment = await ask(order)
    store.changeOrder(number, (now) => ({
      ...now,
      attempt: shipment.attempt,
      shipment,
      problem: null,
    }))
  } catch (error) {
    const isExpected = error instanceof GatewayFailure || error instanceof Incomplete
    if (!isExpected) throw error
    const problem = error instanceof Incomplete ? error.message : toProblemText(error)
    store.changeOrder(number, (now) => ({ ...now, problem }))
  }
  onChange(number)
}

/** The next only when the last is settled. Source: docs/lifecycle.md, "The number at the courier". */
export function nextAttempt({ attempt, shipment }: Pick<Order, 'attempt' | 'shipment'>): number {
  if (!shipment || shipment.attempt < attempt) return Math.max(1, attempt)
  const isSettled = shipment.state === 'rejected' || shipment.state === 'cancelled'
  return isSettled ? attempt + 1 : attempt
}

/** It was asked for, and no answer was written down. */
function isUnanswered({ attempt, shipment }: Order): boolean {
  return attempt > 0 && (!shipment || shipment.attempt < attempt)
}

async function findShipment(gateway: ShopGateway, number: string): Promise<ShipmentAnswer | null> {
  try {
    return await gateway.shipment(number)
  } catch (error) {
    if (error instanceof GatewayFailure && error.code === 'not_found') return null
    throw error
  }
}
