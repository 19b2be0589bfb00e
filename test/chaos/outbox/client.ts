import { setTimeout as sleep } from 'node:timers/promises'
import type { Random } from '../random.ts'
import { anOrder } from '../stage/draft.ts'
import type { GatewayProcess } from '../stage/gateway-process.ts'
import type { Shop } from '../stage/shop.ts'

export interface Client {
  readonly name: string
  readonly shop: Shop
  readonly random: Random
  readonly gateways: readonly [GatewayProcess, ...GatewayProcess[]]
}

/** Of ten orders, one is sent twice at the same moment: an impatient click. */
const DOUBLE_CLICKS = 0.1

/**
 * Places `count` orders, each until a gateway acknowledged it, and says so at once: what was said
 * is what may never be lost.
 */
export async function placeOrders(
  client: Client,
  orders: { readonly count: number; readonly pauseMs: number },
  onAcknowledged: (reference: string) => void,
): Promise<void> {
  for (let i = 1; i <= orders.count; i++) {
    const reference = `${client.name}-${i}`
    await sleep(client.random.between(0, orders.pauseMs))
    const isImpatient = client.random.next() < DOUBLE_CLICKS
    const clicks = [placeUntilTaken(client, reference)]
    if (isImpatient) clicks.push(placeUntilTaken(client, reference))
    await Promise.all(clicks)
    onAcknowledged(reference)
  }
}

async function placeUntilTaken(client: Client, reference: string): Promise<void> {
  for (;;) {
    const gateway = client.random.pick(client.gateways)
    const status = await place(client.shop, gateway.url, reference)
    if (status === 200) return
    if (status !== null && status < 500 && status !== 429) {
      throw new Error(`${reference} was refused with HTTP ${status}`)
    }
    await sleep(client.random.between(50, 300))
  }
}

/** The HTTP status; `null`: no answer. */
async function place(shop: Shop, gateway: string, reference: string): Promise<number | null> {
  try {
    const response = await shop.place(gateway, anOrder(reference))
    // The whole answer must have come, or the shop would not know.
    await response.arrayBuffer()
    return response.status
  } catch (error) {
    // `fetch` says so when the connection broke, and our own patience ended.
    if (error instanceof TypeError || error instanceof DOMException) return null
    throw error
  }
}
