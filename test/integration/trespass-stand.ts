import { beforeAll } from 'vitest'
import { connectShop, QUOTE_QUERY, type Shop } from './gateway-fixture.ts'
import { aDraft } from './shipments-fixture.ts'
import { gateway, openOnce, shop } from './shop-stand.ts'
import type { Way } from './ways.ts'

export const RECIPIENT = 'Нетронутая Анна'
const QUERIES: Readonly<Record<string, string>> = {
  '/v1/towns': 'q=Казань',
  '/v1/streets': 'town=15500&q=Лен',
  '/v1/quotes': `town=15500&${QUOTE_QUERY}&door=door`,
  '/v1/pickup-points': 'town=15500',
  '/v1/pickup-points/search': 'q=Лен',
}

// Importers see what stands here now.
/** Of another merchant of the same courier, of another courier, and a second shop of the first. */
export let strangers: readonly Shop[] = []
export let shipmentId = ''
let event = ''
let seal = ''

/** For all tests of the file that calls it: a shop with an order of its own, and strangers beside it. */
export function openBesideStrangers(): void {
  openOnce({ environment: { PUBLIC_URL: 'https://gateway.example' } })
  beforeAll(async () => {
    strangers = [
      await connectShop(gateway, {
        courierCode: '8',
        login: 'test',
        password: 'testm',
        url: 'https://other.example',
      }),
      await connectShop(gateway, { url: 'https://sister.example' }),
    ]
    const draft = { ...aDraft(), recipient: { ...aDraft().recipient, name: RECIPIENT } }
    const sent = await shop.server('/v1/shipments', {
      body: { reference: '1001', attempt: 1, draft },
      headers: { 'idempotency-key': '1001#1' },
    })
    shipmentId = (await sent.json()).shipmentId
    await shop.server('/v1/shipments/1001/cancel', { method: 'POST' })
    const [row] = await gateway.db.query<{ event_id: string }>('SELECT event_id FROM shop_event')
    event = row?.event_id ?? ''
    const quoted = await shop.page(`/v1/quotes?${QUERIES['/v1/quotes']}`)
    seal = (await quoted.json()).seal
  })
}

/** With the names of the shop that owns what stands there. */
export function fill({ method, path }: Way): string {
  const filled = path
    .replace('{reference}', '1001')
    .replace('{name}', 'door')
    .replace('{event}', event)
    .replace('{code}', 'MSK-1')
  const query = method === 'GET' ? QUERIES[path] : undefined
  return query ? `${filled}?${query}` : filled
}

/** What a caller who may would send there. */
export function bodyOf({ method, path }: Way): object | undefined {
  if (method === 'GET') return undefined
  if (path.endsWith('/resolve')) return { verdict: 'ours' }
  if (path === '/v1/shipments/{reference}') return { draft: aDraft() }
  if (path === '/v1/selections') {
    const address = { street: 'Ленина', house: '1' }
    return { seal, quote: 'door:1', method: 'door', address }
  }
  return {}
}
