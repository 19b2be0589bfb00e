import { anOrder } from '../../chaos/stage/draft.ts'
import type { Shop } from '../../chaos/stage/shop.ts'
import { toRequest } from './measure.ts'
import type { Stage } from './stage.ts'

const QUOTE = '/v1/quotes?town=1&currency=RUB&payment=cash&weight=1250&door=door&pickup_point=door'

/** More buyers than any round has questions for one of them: limits must not answer instead. */
const BUYERS = 4_000

/** Each at an address of its own. */
function addressOf(shop: number, n: number): string {
  const number = shop * BUYERS + n
  return [11 + (number >> 24), (number >> 16) & 255, (number >> 8) & 255, number & 255].join('.')
}

const fromPage = (shop: Shop, address: string) => ({
  origin: shop.url,
  'x-forwarded-for': address,
})

/** Quotes of every shop for a few carts, whose answers the gateway then knows. */
export function quotesOf(stage: Stage): readonly string[] {
  const each = Math.max(4, Math.ceil(BUYERS / stage.shops.length))
  return stage.shops.flatMap((shop, i) =>
    Array.from({ length: each }, (_, n) =>
      toRequest({
        method: 'GET',
        path: `${QUOTE}&goods=${100_000 + (n % 4) * 1_000}&key=${shop.publishableKey}`,
        headers: fromPage(shop, addressOf(i, n)),
      }),
    ),
  )
}

export function searchesOf(stage: Stage): readonly string[] {
  const words = ['ленина', 'ленина 1', 'москва мира', 'примерная', 'пушкина казань', 'сад', 'ту']
  return stage.shops.slice(0, 20).flatMap((shop, i) =>
    words.map((q, n) =>
      toRequest({
        method: 'GET',
        path: `/v1/pickup-points/search?q=${encodeURIComponent(q)}&key=${shop.publishableKey}`,
        headers: fromPage(shop, addressOf(i, n)),
      }),
    ),
  )
}

export async function chunksOf(stage: Stage): Promise<readonly string[]> {
  const base = `/v1/pickup-points/${stage.courier.courierCode}`
  const response = await fetch(`${stage.gateway.url}${base}/manifest.json`)
  // The gateway's own manifest; its form is tested elsewhere.
  const manifest = (await response.json()) as { leaves: [number, number, number, number, string][] }
  return manifest.leaves.slice(0, 200).map(([z, x, y, , hash]) =>
    toRequest({
      method: 'GET',
      path: `${base}/${z}-${x}-${y}.${hash}.json`,
      headers: { 'accept-encoding': 'br' },
    }),
  )
}

let orders = 0

/** Orders that were never placed before. */
export function ordersOf(stage: Stage, count: number): readonly string[] {
  return Array.from({ length: count }, () => {
    const reference = `b${++orders}`
    const shop = stage.shops[orders % stage.shops.length]
    if (!shop) throw new Error('no shop is connected')
    return toRequest({
      method: 'POST',
      path: '/v1/shipments',
      headers: {
        authorization: `Bearer ${shop.secretKey}`,
        'courier-shop': shop.url,
        'content-type': 'application/json',
        'idempotency-key': `${reference}#1`,
      },
      body: JSON.stringify(anOrder(reference)),
    })
  })
}

/** The answer to one quote, for a server that is to say the same. */
export async function askOnce({ gateway, shops }: Stage): Promise<string> {
  const [shop] = shops
  if (!shop) throw new Error('no shop is connected')
  const response = await fetch(`${gateway.url}${QUOTE}&goods=100000&key=${shop.publishableKey}`, {
    headers: { origin: shop.url, 'x-forwarded-for': '10.200.0.1' },
  })
  if (!response.ok) throw new Error(`a quote failed: ${await response.text()}`)
  return response.text()
}
