import type { OrderSummary } from '@courier-checkout/simulator'
import type { Random } from '../random.ts'
import type { Courier } from '../stage/courier.ts'

/** Words of the courier, steps back and forth among them, and one that nobody knows. */
const WORDS = [
  'ACCEPTED',
  'DEPARTURING',
  'DEPARTURE',
  'DELIVERY',
  'DATECHANGE',
  'PICKUPREADY',
  'COURIERDELIVERED',
  'COURIERCANCELED',
  'COMPLETE',
  'PARTIALLY',
  'CANCELED',
  'RETURNING',
  'RETURNED',
  'LOST',
  'TELEPORTED',
] as const
const REPEATS = 0.15

/**
 * Gives the courier's orders `count` further statuses, in no sensible order: shuffled between
 * orders, some said twice, some long after the fact, final states taken back.
 */
export async function moveAtRandom(
  random: Random,
  courier: Courier,
  moves: { readonly orders: readonly OrderSummary[]; readonly count: number },
): Promise<void> {
  for (let made = 0; made < moves.count; made++) {
    const order = moves.orders[random.between(0, moves.orders.length - 1)]
    if (!order) return
    const status = random.pick(WORDS)
    const isLate = random.next() < 0.1
    const at = isLate ? { at: Date.now() - random.between(60_000, 86_400_000) } : {}
    await say(courier, order, { status, ...at })
    if (random.next() < REPEATS && ++made < moves.count)
      await say(courier, order, { status, ...at })
  }
}

async function say(
  courier: Courier,
  order: OrderSummary,
  status: { readonly status: string; readonly at?: number },
): Promise<void> {
  await courier.control('POST', `/orders/${order.ordercode}/status`, status)
}
