import { join } from 'node:path'
import { type RunningGateway, startGateway } from '@courier-checkout/gateway'
import { createSimulator, type Simulator } from '@courier-checkout/simulator'
import type { Hono } from 'hono'
import { CannotStart, explain, listen } from './listening.ts'
import { createNews } from './orders/news.ts'
import { type ConnectionDeps, connect, findConnection, findSecretKey } from './shop/connection.ts'
import { pullEvents, WEBHOOK_PATH } from './shop/events.ts'
import { createShopGateway, GatewayFailure } from './shop/gateway.ts'
import { openShopStore } from './shop/store.ts'
import { createSite, type TileSource } from './site.ts'

export interface DemoOptions {
  /** Of the shop; the gateway takes the next one. 0: any two free ones. */
  readonly port: number
  readonly host?: string
  /** Holds everything that a restart keeps. */
  readonly dataDir: string
  readonly tiles?: TileSource | null
}

export interface RunningDemo {
  /** `http://127.0.0.1:8080` */
  readonly url: string
  readonly gatewayUrl: string
  /** The courier, to arrange and to look at. */
  readonly courier: Simulator
  /** The gateway goes away, as in an outage. */
  stopGateway(): Promise<void>
  /** The gateway comes back, on the same port and data. */
  restartGateway(): Promise<void>
  close(): Promise<void>
}

/** The simulated courier's account of this shop. */
const ACCOUNT = { courierCode: '8814', login: 'lampshop', password: 'not-a-secret' }
const COURIER_PATH = '/courier'
const WIDGET_DIR = join(import.meta.dirname, '..', 'widget', 'dist')
const COURIER_WEBHOOK_MS = 1_000
const PULL_MS = 15_000

/**
 * Courier, gateway, shop and merchant's orders, all in this process.
 *
 * @throws {CannotStart} with a sentence for whoever started it.
 */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { port, host = '127.0.0.1', dataDir } = options
  const courier = createSimulator({
    dataDir: join(dataDir, 'courier'),
    basePath: COURIER_PATH,
  })
  let site: Hono | undefined
  const front = await listen({ host, port }, async (request, env) => {
    const path = new URL(request.url).pathname
    if (path === COURIER_PATH || path.startsWith(`${COURIER_PATH}/`)) {
      return courier.app.fetch(withoutPrefix(request), env)
    }
    return site?.fetch(request, env) ?? new Response('…', { status: 503 })
  })
  const url = `http://${host}:${front.port}`

  const openGateway = (at: number) =>
    startDemoGateway({ host, port: at, dataDir, courierUrl: `${url}${COURIER_PATH}/api/` })
  let gateway = await openGateway(port === 0 ? 0 : front.port + 1)
  const shop = openShop({ url, port: front.port, gatewayUrl: gateway.url, dataDir })
  site = createSite({ ...shop.deps, tiles: options.tiles ?? null })
  await connectOnce(shop.deps)
  await announceToCourier(shop.deps, courier)

  const timers = [
    setInterval(() => void courier.webhooks.runPass(), COURIER_WEBHOOK_MS),
    setInterval(() => void pullEvents(shop.deps), PULL_MS),
  ]
  await pullEvents(shop.deps)

  return {
    url,
    gatewayUrl: gateway.url,
    courier,
    stopGateway: () => gateway.close(),
    async restartGateway() {
      gateway = await openGateway(gateway.port)
    },
    async close() {
      for (const timer of timers) clearInterval(timer)
      shop.deps.news.close()
      await gateway.close()
      await front.close()
      courier.close()
      shop.deps.store.close()
    },
  }
}

function withoutPrefix(request: Request): Request {
  const url = new URL(request.url)
  url.pathname = url.pathname.slice(COURIER_PATH.length) || '/'
  return new Request(url, request)
}

async function startDemoGateway(at: {
  readonly host: string
  readonly port: number
  readonly dataDir: string
  readonly courierUrl: string
}): Promise<RunningGateway> {
  // The courier ties its express level to one network; an operator would say the same.
  const tenants = { 8814: { name: 'Маяк', serviceLevelOperators: { 2: '33' } }, 8: {} }
  try {
    return await startGateway({
      HOST: at.host,
      PORT: String(at.port),
      DATA_DIR: join(at.dataDir, 'gateway'),
      COURIER_URL: at.courierUrl,
      TENANTS: JSON.stringify(tenants),
      WIDGET_DIR,
      ALLOW_PRIVATE_WEBHOOKS: 'true',
      LOG_LEVEL: 'error',
    })
  } catch (error) {
    throw new CannotStart(explain(error, at.port), { cause: error })
  }
}

function openShop(at: {
  readonly url: string
  readonly port: number
  readonly gatewayUrl: string
  readonly dataDir: string
}) {
  const store = openShopStore(join(at.dataDir, 'shop'))
  const news = createNews()
  const gateway = createShopGateway({
    url: at.gatewayUrl,
    shopUrl: at.url,
    secretKey: () => findSecretKey(store),
    fetch,
  })
  return {
    deps: {
      store,
      gateway,
      gatewayUrl: at.gatewayUrl,
      shopUrl: at.url,
      webhookPath: WEBHOOK_PATH,
      otherOrigins: [`http://localhost:${at.port}`],
      news,
      onChange: news.publish,
      now: () => new Date(),
      fetch,
    },
  }
}

/** On the first start, and when the gateway no longer knows this shop at this address. */
async function connectOnce(deps: ConnectionDeps): Promise<void> {
  if (findConnection(deps.store) !== null) {
    try {
      await deps.gateway.installation()
      return
    } catch (error) {
      if (!(error instanceof GatewayFailure)) throw error
    }
  }
  await connect(deps, ACCOUNT)
}

/** What a merchant does once in the courier's office: enters where changes are to be told. */
async function announceToCourier({ gateway }: ConnectionDeps, courier: Simulator): Promise<void> {
  const { courierWebhookUrl } = await gateway.installation()
  const { courierCode, login } = ACCOUNT
  const account = courier.world.settings.findAccount(courierCode, login)
  if (account?.webhookUrl === courierWebhookUrl) return
  courier.world.settings.putAccount(courierCode, { login, webhookUrl: courierWebhookUrl })
  courier.webhooks.startNow(courierCode, login)
}
