import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  connectShop,
  createTestGateway,
  QUOTE_QUERY,
  SHOP_ORIGIN,
  SHOP_URL,
  type Shop,
  type TestGateway,
} from './gateway-fixture.ts'
import { aDraft } from './shipments-fixture.ts'
import { EITHER, KEYED, SECRET, type Way } from './ways.ts'

// Every way in, tried with every key that does not fit.
const RECIPIENT = 'Нетронутая Анна'
const QUERIES: Readonly<Record<string, string>> = {
  '/v1/towns': 'q=Казань',
  '/v1/streets': 'town=15500&q=Лен',
  '/v1/quotes': `town=15500&${QUOTE_QUERY}&door=door`,
  '/v1/pickup-points': 'town=15500',
  '/v1/pickup-points/search': 'q=Лен',
}

let gateway: TestGateway
let shop: Shop
/** Of another merchant of the same courier, of another courier, and a second shop of the first. */
let strangers: readonly Shop[] = []
let event = ''
let seal = ''
let shipmentId = ''

beforeAll(async () => {
  gateway = await createTestGateway({
    environment: { PUBLIC_URL: 'https://gateway.example' },
  })
  shop = await connectShop(gateway)
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
afterAll(() => gateway.close())

/** With the names of the shop that owns what stands there. */
function fill({ method, path }: Way): string {
  const filled = path
    .replace('{reference}', '1001')
    .replace('{name}', 'door')
    .replace('{event}', event)
    .replace('{code}', 'MSK-1')
  const query = method === 'GET' ? QUERIES[path] : undefined
  return query ? `${filled}?${query}` : filled
}

function bodyOf({ method, path }: Way): object | undefined {
  if (method === 'GET') return undefined
  if (path.endsWith('/resolve')) return { verdict: 'ours' }
  if (path === '/v1/shipments/{reference}') return { draft: aDraft() }
  if (path === '/v1/selections') {
    const address = { street: 'Ленина', house: '1' }
    return { seal, quote: 'door:1', method: 'door', address }
  }
  return {}
}

type Trespass = (way: Way) => Promise<Response>

const as =
  (headers: () => Readonly<Record<string, string>>, query: () => string = () => ''): Trespass =>
  (way) => {
    const path = fill(way)
    const mark = path.includes('?') ? '&' : '?'
    const body = bodyOf(way)
    return gateway.call(query() === '' ? path : `${path}${mark}${query()}`, {
      method: way.method,
      headers: headers(),
      ...(body ? { body } : {}),
    })
  }

const bearer = (secret: string) => ({ authorization: `Bearer ${secret}`, 'courier-shop': SHOP_URL })
const changed = (secret: string): string => secret.slice(0, -1) + (secret.endsWith('A') ? 'B' : 'A')

/** What is shown, and the answer to it. */
const NO_KEY: readonly (readonly [string, number, Trespass])[] = [
  ['no key at all', 401, as(() => ({}))],
  ['a secret key with its last letter changed', 401, as(() => bearer(changed(shop.secretKey)))],
  ['a publishable key as a bearer', 401, as(() => bearer(shop.publishableKey))],
  [
    'a secret key of another scheme',
    401,
    as(() => ({ ...bearer(shop.secretKey), authorization: `Basic ${shop.secretKey}` })),
  ],
  [
    'a secret key that names no shop',
    403,
    as(() => ({ authorization: `Bearer ${shop.secretKey}` })),
  ],
  [
    'a secret key that names another shop',
    403,
    as(() => ({ ...bearer(shop.secretKey), 'courier-shop': 'https://copy.example' })),
  ],
  [
    'a secret key in a browser',
    403,
    as(() => ({ ...bearer(shop.secretKey), origin: SHOP_ORIGIN })),
  ],
]
const IN_ADDRESS: readonly (readonly [string, number, Trespass])[] = [
  ['no key, from the shop’s own page', 401, as(() => ({ origin: SHOP_ORIGIN }))],
  [
    'a secret key in the address',
    403,
    as(
      () => ({ origin: SHOP_ORIGIN }),
      () => `key=${shop.secretKey}`,
    ),
  ],
  [
    'a publishable key nobody has',
    401,
    as(
      () => ({ origin: SHOP_ORIGIN }),
      () => 'key=pk_aaaaaaaaaaaaaaaa',
    ),
  ],
  [
    'the key on a foreign page',
    403,
    as(
      () => ({ origin: 'https://evil.example' }),
      () => `key=${shop.publishableKey}`,
    ),
  ],
  [
    'the key on a page without origin',
    403,
    as(
      () => ({ origin: 'null' }),
      () => `key=${shop.publishableKey}`,
    ),
  ],
  [
    'the key without a page',
    403,
    as(
      () => ({}),
      () => `key=${shop.publishableKey}`,
    ),
  ],
]

test.each(NO_KEY)('%s opens nothing', async (_, status, trespass) => {
  for (const way of KEYED) {
    // Each is somebody else, so that guessing is not slowed down here.
    gateway.shiftClock(60_000)
    const response = await trespass(way)

    expect(`${way.method} ${way.path} ${response.status}`).toBe(
      `${way.method} ${way.path} ${status}`,
    )
    expect(await response.text()).not.toContain(RECIPIENT)
  }
})

test.each(IN_ADDRESS)('%s opens nothing that pages may open', async (_, status, trespass) => {
  for (const way of EITHER) {
    gateway.shiftClock(60_000)
    const response = await trespass(way)

    expect(`${way.path} ${response.status}`).toBe(`${way.path} ${status}`)
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
  }
})

test('a publishable key opens nothing that is for servers', async () => {
  for (const way of SECRET) {
    const response = await as(
      () => ({ origin: SHOP_ORIGIN }),
      () => `key=${shop.publishableKey}`,
    )(way)

    expect(`${way.method} ${way.path} ${response.status}`).toBe(`${way.method} ${way.path} 403`)
  }
})

test.each([0, 1])(
  'another shop’s valid key sees and changes nothing of this one (%i)',
  async (n) => {
    const stranger = strangers[n]
    const before = await standsThere()

    for (const way of KEYED) {
      const body = bodyOf(way)
      const response = await stranger?.server(fill(way), {
        method: way.method,
        ...(body ? { body } : {}),
      })
      const text = (await response?.text()) ?? ''

      for (const own of [
        RECIPIENT,
        shop.installationId,
        shop.publishableKey,
        shipmentId,
        SHOP_ORIGIN,
      ]) {
        expect(`${way.method} ${way.path}: ${text}`).not.toContain(own)
      }
      if (/\{(reference|event)\}/.test(way.path)) expect(response?.status).toBe(404)
      if (way.path === '/v1/selections') expect(response?.status).toBe(422)
    }

    expect(await standsThere()).toEqual(before)
  },
)

/** Everything of the shop that another one could have changed. */
async function standsThere(): Promise<unknown> {
  const own = [shop.installationId]
  return {
    shipment: await (await shop.server('/v1/shipments/1001')).json(),
    installation: await (await shop.server('/v1/installation')).json(),
    deliveries: await gateway.db.query(
      'SELECT * FROM webhook_delivery WHERE installation_id = ?',
      own,
    ),
    keys: await gateway.db.query(
      'SELECT kid, sealed FROM secret_key WHERE installation_id = ?',
      own,
    ),
  }
}

test('the courier’s own address opens with its whole secret only', async () => {
  const { courierWebhookUrl } = await (await shop.server('/v1/installation')).json()
  const secret =
    String(courierWebhookUrl ?? '')
      .split('/')
      .at(-1) ?? 'mer_x.y'

  for (const wrong of ['x', secret.split('.')[0] ?? '', changed(secret)]) {
    const response = await gateway.call(`/v1/courier-events/${wrong}`, { rawBody: '<x/>' })
    expect(response.status).toBe(404)
  }
})
