import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startGateway } from '@courier-checkout/gateway'
import { createJsonLog } from '../../../gateway/src/lib/json-log.ts'
import type { Random } from '../../chaos/random.ts'
import { startCourier } from '../../chaos/stage/courier.ts'
import { anOrder } from '../../chaos/stage/draft.ts'
import { connectShop, type Shop } from '../../chaos/stage/shop.ts'
import { mutate } from '../mutate.ts'
import { NotBorne, type Target } from '../target.ts'

/** Asks to begin with. The check of an installation is left out: it calls a shop. */
const ASKS: readonly { readonly method: string; readonly path: string; readonly body?: unknown }[] =
  [
    { method: 'POST', path: '/v1/shipments', body: anOrder('1001') },
    { method: 'GET', path: '/v1/shipments?state=sent&limit=5' },
    { method: 'GET', path: '/v1/shipments/1001' },
    { method: 'PUT', path: '/v1/shipments/1001', body: { draft: anOrder('1001').draft } },
    { method: 'POST', path: '/v1/shipments/1001/cancel', body: {} },
    { method: 'POST', path: '/v1/shipments/1001/retry', body: {} },
    { method: 'POST', path: '/v1/shipments/1001/resolve', body: { verdict: 'ours' } },
    { method: 'GET', path: '/v1/shipments/1001/label?form=own' },
    { method: 'GET', path: '/v1/tracking-events?after=0&limit=10' },
    { method: 'GET', path: '/v1/webhook-deliveries?state=failed&limit=10' },
    { method: 'POST', path: '/v1/webhook-deliveries/evt_1/resend', body: {} },
    { method: 'GET', path: '/v1/installation' },
    { method: 'PUT', path: '/v1/installation', body: { numberPrefix: 'a-', allowedOrigins: [] } },
    { method: 'PUT', path: '/v1/rule-sets/door', body: { multiplier: 1.1, freeFrom: 100_000 } },
    {
      method: 'POST',
      path: '/v1/quotes',
      body: {
        place: { name: 'Москва', postcode: '101000' },
        cart: { currency: 'RUB', goods: 1_000, payment: 'cash', weightGrams: 500, parcels: [] },
        methods: [{ method: 'door', ruleSet: 'door' }],
      },
    },
    {
      method: 'GET',
      path: '/v1/quotes?town=1&currency=RUB&goods=1000&payment=cash&weight=500&parcels=500/10/10/10&door=door',
    },
    {
      method: 'POST',
      path: '/v1/selections',
      body: { seal: 'x', quote: 'door:1', method: 'door' },
    },
    { method: 'GET', path: '/v1/pickup-points?town=1' },
    { method: 'GET', path: '/v1/pickup-points/search?q=ленина&limit=5' },
    { method: 'GET', path: '/v1/towns?q=каз&limit=5' },
    { method: 'GET', path: '/v1/streets?town=1&q=лен' },
    { method: 'GET', path: '/v1/service-levels' },
    { method: 'POST', path: '/v1/courier-events/secret', body: '<order orderno="1001"/>' },
    {
      method: 'POST',
      path: '/v1/installations',
      body: {
        courierCode: '8',
        login: 'merchant1',
        password: 'wrong',
        shop: { url: 'http://a.example', platform: 'fuzz' },
      },
    },
  ]

const BROKEN = new Set([500, 505])
const MARKER = 'Секретова Ольга'
const PATIENCE_MS = 10_000

/** Requests that are almost right, with every kind of key, to every route. */
export async function createHttpTarget(): Promise<Target> {
  const courier = await startCourier({ accounts: 1 })
  const dataDir = mkdtempSync(join(tmpdir(), 'fuzz-'))
  let logged = ''
  const write = (line: string): void => {
    logged = (logged + line).slice(-200_000)
  }
  const gateway = await startGateway(
    {
      PORT: '0',
      DATA_DIR: dataDir,
      COURIER_URL: courier.apiUrl,
      TENANTS: JSON.stringify({ [courier.courierCode]: { requestsPerHour: 1_000_000 } }),
      GATEWAY_KEY: randomBytes(32).toString('base64'),
      TRUST_PROXY: '1',
    },
    { log: createJsonLog({ write, now: () => new Date(), level: 'info' }) },
  )
  const [account] = courier.accounts
  if (!account) throw new Error('the courier has no account')
  const shop = await connectShop(gateway.url, courier, account)
  const bodies = ASKS.flatMap(({ body }) => (body === undefined ? [] : [toText(body)]))

  return {
    name: 'http',
    async round(random) {
      const request = toRequest(random, { shop, bodies })
      const input = `${request.method} ${request.path}\n${request.body ?? ''}`
      const answer = await send(gateway.url, request).catch((cause: unknown) => {
        // What no HTTP client can say cannot be asked.
        if (cause instanceof TypeError && !isNoAnswer(cause)) return null
        throw new NotBorne('no answer came', input, { cause })
      })
      if (!answer) return
      if (BROKEN.has(answer.status))
        throw new NotBorne(`HTTP ${answer.status}: ${answer.text}`, input)
      if (/\bat .*\.ts:\d+/.test(answer.text))
        throw new NotBorne('the answer shows its stack', input)
      if (logged.includes(MARKER) || logged.includes(shop.secretKey)) {
        throw new NotBorne('the log shows what it must not', input)
      }
      logged = ''
    },
    async close() {
      await gateway.close()
      await courier.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

interface Request {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body?: string
}

function toRequest(
  random: Random,
  { shop, bodies }: { readonly shop: Shop; readonly bodies: readonly string[] },
): Request {
  const ask = ASKS[random.between(0, ASKS.length - 1)] ?? { method: 'GET', path: '/' }
  const isOddPath = random.next() < 0.4
  const path = isOddPath
    ? mutate(
        ask.path,
        ASKS.map((one) => one.path),
        random,
      )
    : ask.path
  const body = ask.body === undefined ? undefined : toBody(random, toText(ask.body), bodies)
  const headers = { ...toKey(random, shop), 'x-forwarded-for': toAddress(random) }
  return {
    method: random.next() < 0.05 ? random.pick(['DELETE', 'PATCH', 'OPTIONS', 'HEAD']) : ask.method,
    path: withKey(
      random,
      isOddPath ? `/${encodeURI(path.toWellFormed()).replace(/^\/+/, '')}` : path,
      shop,
    ),
    headers,
    ...(body === undefined ? {} : { body }),
  }
}

const toAddress = (random: Random): string =>
  [10, random.between(0, 255), random.between(0, 255), random.between(0, 255)].join('.')

/** Now and then an order that is right, so that there is something to find; with a name to look for. */
function toBody(random: Random, seed: string, corpus: readonly string[]): string {
  const text = seed.replace(/Получатель \d+/, MARKER)
  return random.next() < 0.1 ? text : mutate(text, corpus, random)
}

function toKey(random: Random, shop: Shop): Record<string, string> {
  const kind = random.pick(['secret', 'secret', 'secret', 'page', 'none', 'odd'])
  if (kind === 'none') return {}
  if (kind === 'page') return { origin: shop.url }
  const key =
    kind === 'odd'
      ? mutate(shop.secretKey, [], random).replace(/[^\x20-\x7e]/g, '')
      : shop.secretKey
  return {
    authorization: `Bearer ${key}`,
    'courier-shop': shop.url,
    'content-type': random.pick(['application/json', 'text/plain', 'text/xml', '']),
    'idempotency-key': random.pick(['1001#1', '1001#2', '#', '%', '']),
  }
}

function withKey(random: Random, path: string, shop: Shop): string {
  if (random.next() < 0.5) return path
  return `${path}${path.includes('?') ? '&' : '?'}key=${shop.publishableKey}`
}

async function send(
  gateway: string,
  { method, path, headers, body }: Request,
): Promise<{ readonly status: number; readonly text: string }> {
  const response = await fetch(`${gateway}${path}`, {
    method,
    headers,
    redirect: 'manual',
    signal: AbortSignal.timeout(PATIENCE_MS),
    ...(body === undefined || method === 'HEAD' ? {} : { body }),
  })
  return { status: response.status, text: await response.text() }
}

/** The connection was there and then was not. */
const isNoAnswer = (error: TypeError): boolean =>
  /ECONN|UND_ERR_SOCKET|closed/.test(JSON.stringify(error.cause ?? '') + String(error.cause))

const toText = (body: unknown): string => (typeof body === 'string' ? body : JSON.stringify(body))
