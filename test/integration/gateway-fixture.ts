import { randomBytes } from 'node:crypto'
import { createSimulator, type Simulator, type SimulatorOptions } from '@courier-checkout/simulator'
import { composeGateway, type Gateway, type Parts } from '../../gateway/src/compose.ts'
import { type Environment, readConfig } from '../../gateway/src/config.ts'
import { createSystemClock } from '../../gateway/src/lib/clock.ts'
import type { Database } from '../../gateway/src/storage/database.ts'
import { openSqlite } from '../../gateway/src/storage/sqlite.ts'

export const SHOP_URL = 'https://shop.example/store'
export const SHOP_ORIGIN = 'https://shop.example'

export interface TestGateway {
  readonly gateway: Gateway
  readonly simulator: Simulator
  /** To look behind the gateway's back. */
  readonly db: Database
  /** Every log line that was written. */
  readonly logged: { readonly event: string; readonly fields: unknown }[]
  /** Moves the gateway's time. */
  shiftClock(ms: number): void
  /** A call that may look like a browser's or a server's. */
  call(path: string, call?: TestCall): Promise<Response>
  close(): Promise<void>
}

export interface TestCall {
  readonly method?: string
  readonly body?: unknown
  readonly rawBody?: string
  readonly headers?: Readonly<Record<string, string>>
}

export interface TestGatewayOptions {
  readonly environment?: Environment
  readonly simulator?: SimulatorOptions
  readonly parts?: Partial<Parts>
  /** Documents that the courier answers with HTTP 500. */
  readonly breaks?: (document: string) => boolean
  /** Makes the gateway's waiting shorter than life's. */
  readonly longestWaitMs?: number
}

/** Gateway and simulated courier in one process: no port, no file. */
export async function createTestGateway(options: TestGatewayOptions = {}): Promise<TestGateway> {
  const simulator = createSimulator({ points: 400, ...options.simulator })
  const logged: { event: string; fields: unknown }[] = []
  const system = createSystemClock()
  const { longestWaitMs = Number.POSITIVE_INFINITY } = options
  let shift = 0
  const db = options.parts?.db ?? (await openSqlite(':memory:'))
  const config = readConfig({
    COURIER_CODES: '8,8814',
    COURIER_URL: 'https://courier.example/api/',
    ...options.environment,
  })
  const gateway = await composeGateway(config, {
    db,
    gatewayKey: randomBytes(32),
    fetch: async (url, init) =>
      options.breaks?.(String(init.body))
        ? new Response('broken', { status: 500 })
        : simulator.fetch(url, init),
    clock: {
      now: () => new Date(Date.now() + shift),
      wait: (ms, signal) => system.wait(Math.min(ms, longestWaitMs), signal),
    },
    log: (event, fields = {}) => logged.push({ event, fields }),
    widget: null,
    ...options.parts,
  })

  return {
    gateway,
    simulator,
    db,
    logged,
    shiftClock(ms) {
      shift += ms
    },
    async call(path, { method, body, rawBody, headers = {} } = {}) {
      const sent = rawBody ?? (body === undefined ? undefined : JSON.stringify(body))
      return gateway.app.request(path, {
        method: method ?? (sent === undefined ? 'GET' : 'POST'),
        headers: { ...headers },
        ...(sent === undefined ? {} : { body: sent }),
      })
    },
    async close() {
      await gateway.close()
      await db.close()
      simulator.close()
    },
  }
}

export interface Shop {
  readonly installationId: string
  readonly publishableKey: string
  readonly secretKey: string
  /** As the shop's server calls. */
  server(path: string, call?: TestCall): Promise<Response>
  /** As the shop's page calls: the key is added to the address. */
  page(path: string, call?: TestCall): Promise<Response>
}

export interface InstallOptions {
  readonly url?: string
  readonly courierCode?: string
  readonly login?: string
  readonly password?: string
}

export function installRequest(options: InstallOptions = {}) {
  return {
    courierCode: options.courierCode ?? '8814',
    login: options.login ?? 'lampshop',
    password: options.password ?? 'not-a-secret',
    shop: { url: options.url ?? SHOP_URL, platform: 'test' },
  }
}

/** A connected shop with the rule sets `door` and `pickup`. */
export async function connectShop(test: TestGateway, options: InstallOptions = {}): Promise<Shop> {
  const response = await test.call('/v1/installations', { body: installRequest(options) })
  if (response.status !== 201) throw new Error(`not installed: ${await response.text()}`)
  const shop = toShop(test, await response.json(), options.url ?? SHOP_URL)
  for (const name of ['door', 'pickup']) {
    await shop.server(`/v1/rule-sets/${name}`, { method: 'PUT', body: {} })
  }
  return shop
}

export function toShop(
  test: TestGateway,
  keys: { installationId: string; publishableKey: string; secretKey: string },
  url = SHOP_URL,
): Shop {
  return {
    ...keys,
    server: (path, call = {}) =>
      test.call(path, {
        ...call,
        headers: {
          authorization: `Bearer ${keys.secretKey}`,
          'courier-shop': url,
          ...call.headers,
        },
      }),
    page: (path, call = {}) =>
      test.call(`${path}${path.includes('?') ? '&' : '?'}key=${keys.publishableKey}`, {
        ...call,
        headers: { origin: new URL(url).origin, ...call.headers },
      }),
  }
}

/** A cart of one box, as a page's quote names it. */
export const QUOTE_QUERY =
  'currency=RUB&goods=125000&payment=cash&weight=1250&parcels=1250/300/200/100'

/** The courier's code of Казань, which the simulated courier serves by both methods. */
export const KAZAN = '15500'

/** Level 2 of the simulated courier goes to the points of operator 33 only. */
export const TIED = { TENANTS: '{"8814":{"serviceLevelOperators":{"2":"33"}}}' }
