import { expect, test } from 'vitest'
import { SHOP_ORIGIN, SHOP_URL } from './gateway-fixture.ts'
import { gateway, shop } from './shop-stand.ts'
import { bodyOf, fill, openBesideStrangers, RECIPIENT } from './trespass-stand.ts'
import { EITHER, KEYED, SECRET, type Way } from './ways.ts'

// Every way in, tried with every key that does not fit.
openBesideStrangers()

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
