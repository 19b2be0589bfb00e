import assert from 'node:assert/strict'
import type { Address, Buyer, Capability, PaymentName, Placed, Shop } from './driver.ts'
import { waitFor } from './wait-for.ts'
import { arrivedAtCourier, type CourierOrder, type World } from './world.ts'

/** What a scenario is handed. */
export interface Stage {
  readonly shop: Shop
  readonly world: World
}

export interface Scenario {
  readonly id: string
  readonly title: string
  /** What the platform must be able to do; else the scenario does not apply. */
  readonly needs: readonly Capability[]
  /** Whether it goes through a checkout, and so is run at each of the platform's. */
  readonly isAtCheckout: boolean
  run(stage: Stage): Promise<void>
}

export const KAZAN: Address = {
  town: 'Казань',
  region: 'Татарстан',
  postcode: '420111',
  street: 'ул. Пушкина, 10',
}
export const MOSCOW: Address = {
  town: 'Москва',
  region: 'Москва',
  postcode: '101000',
  street: 'ул. Мясницкая, 5',
}

interface Options {
  readonly needs?: readonly Capability[]
}

/** A scenario of buyers. */
export function atCheckout(
  id: string,
  title: string,
  run: (buyer: Buyer, stage: Stage) => Promise<void>,
  options: Options = {},
): Scenario {
  return {
    id,
    title,
    needs: options.needs ?? [],
    isAtCheckout: true,
    async run(stage) {
      const buyer = await stage.shop.openBuyer()
      try {
        await run(buyer, stage)
      } finally {
        await buyer.close()
      }
    },
  }
}

/** A scenario of merchants. */
export function inOffice(
  id: string,
  title: string,
  run: (stage: Stage) => Promise<void>,
  options: Options = {},
): Scenario {
  return { id, title, needs: options.needs ?? [], isAtCheckout: false, run }
}

/** The order's id; a refusal fails with its words. */
export function placed(result: Placed): string {
  assert.equal(result.kind, 'placed', result.kind === 'refused' ? result.text : '')
  return result.kind === 'placed' ? result.orderId : ''
}

/** The words of a refusal. */
export function refused(result: Placed): string {
  assert.equal(result.kind, 'refused', 'the order was placed')
  return result.kind === 'refused' ? result.text : ''
}

export async function priceOf(buyer: Buyer, method: 'door' | 'pickup_point'): Promise<number> {
  const row = (await buyer.rows()).find((candidate) => candidate.method === method)
  assert.ok(row, `no row for ${method}`)
  return row.price
}

/** A light cart at the checkout, bound for Kazan, with the method chosen. */
export async function openMethod(
  buyer: Buyer,
  method: 'door' | 'pickup_point',
  payment: PaymentName = 'cash',
): Promise<void> {
  await buyer.add('light')
  await buyer.goToCheckout(KAZAN)
  await buyer.pay(payment)
  await buyer.choose(method)
}

/** The same with a point chosen too. */
export async function choosePoint(buyer: Buyer, payment?: PaymentName): Promise<void> {
  await openMethod(buyer, 'pickup_point', payment)
  await buyer.pickPoint()
}

/** An order to a point in Kazan, paid at the counter. */
export async function orderToPoint(buyer: Buyer): Promise<string> {
  await choosePoint(buyer)
  return placed(await buyer.place())
}

/** An order placed by a buyer who then leaves. */
export async function orderOf(
  shop: Shop,
  place: (buyer: Buyer) => Promise<string> = orderToPoint,
): Promise<string> {
  const buyer = await shop.openBuyer()
  try {
    return await place(buyer)
  } finally {
    await buyer.close()
  }
}

/** Sends by the button and waits for the courier's record of it. */
export async function send({ shop, world }: Stage, orderId: string): Promise<CourierOrder> {
  const outcome = await shop.act(orderId, 'send')
  assert.ok(['done', 'waiting'].includes(outcome.kind), outcome.text)
  const { number } = await shop.order(orderId)
  const order = await arrivedAtCourier(world, number)
  await until(shop, orderId, (view) => view.block.state === 'sent')
  return order
}

/** The order once it is as wished; asks the gateway for news as the half-hourly job does. */
export async function until(
  shop: Shop,
  orderId: string,
  isAsWished: (order: Awaited<ReturnType<Shop['order']>>) => boolean,
): Promise<Awaited<ReturnType<Shop['order']>>> {
  return waitFor(async () => {
    const view = await shop.order(orderId)
    if (!isAsWished(view)) await shop.runJobs('pull')
    return isAsWished(view) ? view : shop.order(orderId)
  }, isAsWished)
}
