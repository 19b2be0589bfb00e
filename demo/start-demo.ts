import { join } from 'node:path'
import { createSimulator, type Simulator } from '@courier-checkout/simulator'
import type { Hono } from 'hono'
import { connectDemo } from './connect-demo.ts'
import { type DemoGateway, openDemoGateway } from './demo-gateway.ts'
import { type Listening, listen } from './listening.ts'
import { createNews } from './orders/news.ts'
import { repeat } from './repeat.ts'
import { findSecretKey } from './shop/connection.ts'
import { pullEvents, WEBHOOK_PATH } from './shop/events.ts'
import { createShopGateway } from './shop/gateway.ts'
import { openShopStore, type ShopStore } from './shop/store.ts'
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
  /** Why the shop could not be connected; `null`: it is. */
  readonly connectionProblem: string | null
  /** The gateway goes away, as in an outage. */
  stopGateway(): Promise<void>
  /** The gateway comes back, on the same port and data. */
  restartGateway(): Promise<void>
  close(): Promise<void>
}

const COURIER_PATH = '/courier'
const COURIER_WEBHOOK_MS = 1_000
const PULL_MS = 15_000

/**
 * Courier, gateway, shop and merchant's orders, all in this process.
 *
 * @throws {CannotStart} with a sentence for whoever started it.
 */
export async function startDemo(options: DemoOptions): Promise<RunningDemo> {
  const { port, host = '127.0.0.1', dataDir } = options
  const courier = createSimulator({ dataDir: join(dataDir, 'courier'), basePath: COURIER_PATH })
  const store = openShopStore(join(dataDir, 'shop'))
  const endings: (() => void | Promise<void>)[] = [() => courier.close(), () => store.close()]
  // The last opened is the first to close.
  const close = async () => {
    for (const end of endings.splice(0).reverse()) await end()
  }
  try {
    const front = await openFront({ host, port }, courier)
    endings.push(front.close)
    const courierUrl = `${front.url}${COURIER_PATH}/api/`
    const next = port === 0 ? 0 : front.port + 1
    const gateway = await openDemoGateway({ host, port: next, dataDir, courierUrl })
    endings.push(gateway.stop)
    const shop = openShop(front, gateway, store)
    endings.push(shop.news.close)
    front.show(createSite({ ...shop, tiles: options.tiles ?? null }))
    const failure = await connectDemo(shop, courier)

    const told = repeat(COURIER_WEBHOOK_MS, () => courier.webhooks.runPass())
    endings.push(told.stop)
    const pulled = repeat(PULL_MS, () => pullEvents(shop))
    endings.push(pulled.stop)
    return {
      url: front.url,
      gatewayUrl: gateway.url,
      connectionProblem: failure?.message ?? null,
      stopGateway: gateway.stop,
      restartGateway: gateway.start,
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

interface Front extends Listening {
  readonly url: string
  /** What stands at every path that is not the courier's. */
  show(site: Hono): void
}

/** The courier answers from the first moment: the gateway asks it while the shop is still opening. */
async function openFront(
  at: { readonly host: string; readonly port: number },
  courier: Simulator,
): Promise<Front> {
  let site: Hono | undefined
  const listening = await listen(at, async (request, env) => {
    const path = new URL(request.url).pathname
    if (path === COURIER_PATH || path.startsWith(`${COURIER_PATH}/`)) {
      return courier.app.fetch(withoutPrefix(request), env)
    }
    return site?.fetch(request, env) ?? new Response('…', { status: 503 })
  })
  return {
    ...listening,
    url: `http://${at.host}:${listening.port}`,
    show(opened) {
      site = opened
    },
  }
}

function withoutPrefix(request: Request): Request {
  const url = new URL(request.url)
  url.pathname = url.pathname.slice(COURIER_PATH.length) || '/'
  return new Request(url, request)
}

function openShop(front: Front, { url: gatewayUrl }: DemoGateway, store: ShopStore) {
  const news = createNews()
  const gateway = createShopGateway({
    url: gatewayUrl,
    shopUrl: front.url,
    secretKey: () => findSecretKey(store),
    fetch,
  })
  return {
    store,
    gateway,
    gatewayUrl,
    shopUrl: front.url,
    webhookPath: WEBHOOK_PATH,
    otherOrigins: [`http://localhost:${front.port}`],
    news,
    onChange: news.publish,
    now: () => new Date(),
    fetch,
  }
}
