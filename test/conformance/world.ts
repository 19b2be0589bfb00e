import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startGateway } from '@courier-checkout/gateway'
import { type FaultKind, type OrderSummary, startSimulator } from '@courier-checkout/simulator'
import { type Between, startProxy } from './proxy.ts'
import { waitFor } from './wait-for.ts'

export const ACCOUNT = { courierCode: '8814', login: 'lampshop', password: 'not-a-secret' }

/** The courier and the gateway behind a shop, and what scenarios do to them. */
export interface World {
  readonly road: Between
  readonly gatewayUrl: string
  /** Orders at the courier that carry this shop number, oldest first. */
  ordersAtCourier(orderno: string): Promise<readonly OrderSummary[]>
  /** One in full, as the courier keeps it. */
  orderAtCourier(ordercode: string): Promise<CourierOrder>
  plantAtCourier(order: Readonly<Record<string, string>>): Promise<void>
  moveAtCourier(ordercode: string, status: string): Promise<void>
  breakCourier(method: string, kind: FaultKind, times?: number): Promise<void>
  mendCourier(): Promise<void>
  withoutTariffs(isWithout: boolean): Promise<void>
  /** Moves the gateway's clock: its tokens are that much older or younger than they look. */
  shiftClock(ms: number): void
  close(): Promise<void>
}

/** The part of the courier's own record that scenarios look at. */
export interface CourierOrder {
  readonly ordercode: string
  readonly details: {
    readonly recipient: {
      readonly person: string
      readonly phone: string
      readonly address: string
      readonly townCode: string
      readonly pointCode: string
    }
    readonly paytype: string
    readonly price: number
    readonly weightKg: number
    readonly quantity: number
    readonly service: string
    readonly plain: Readonly<Record<string, string>>
    readonly lines: readonly {
      readonly name: string
      readonly type: number
      readonly price: number
      readonly quantity: number
      readonly extra: Readonly<Record<string, string>>
    }[]
  }
  readonly history: readonly { readonly code: string }[]
}

const FAST = { minMs: 200, maxMs: 400 }

export async function startWorld(ports: { gateway: number } = { gateway: 0 }): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'conformance-'))
  const courier = await startSimulator({ port: 0 })
  let shiftMs = 0
  const gateway = await startGateway(
    {
      PORT: '0',
      DATA_DIR: dataDir,
      COURIER_URL: `${courier.url}/api/`,
      COURIER_CODES: '*',
      ALLOW_PRIVATE_WEBHOOKS: 'true',
      LOG_LEVEL: 'silent',
    },
    {
      clock: { now: () => new Date(Date.now() + shiftMs), wait: delay },
      shipping: { poll: FAST, idleMs: 100, retry: { firstMs: 200, maxMs: 500 } },
    },
  )
  const road = await startProxy(gateway.url, ports.gateway)
  const control = createControl(courier.url)
  const services = await control.get(`/tenants`)
  return {
    road,
    gatewayUrl: road.url,
    ordersAtCourier: async (orderno) =>
      (await control.get(`/orders?orderno=${encodeURIComponent(orderno)}`)) as OrderSummary[],
    orderAtCourier: async (code) => (await control.get(`/orders/${code}`)) as CourierOrder,
    plantAtCourier: (order) =>
      control.send('POST', '/orders', { extra: '8814', account: 'lampshop', ...order }),
    moveAtCourier: (code, status) => control.send('POST', `/orders/${code}/status`, { status }),
    breakCourier: (method, kind, times = 50) =>
      control.send('POST', '/faults', { method, kind, times }),
    mendCourier: () => control.send('DELETE', '/faults'),
    withoutTariffs: (isWithout) =>
      control.send('PATCH', '/tenants/8814', {
        serviceLevels: isWithout ? [] : levelsOf(services),
      }),
    shiftClock: (ms) => {
      shiftMs = ms
    },
    async close() {
      await road.close()
      await gateway.close()
      await courier.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The courier's order under a number, once it is there. */
export async function arrivedAtCourier(world: World, orderno: string): Promise<CourierOrder> {
  const [order] = await waitFor(
    () => world.ordersAtCourier(orderno),
    (orders) => orders.length > 0,
  )
  if (!order) throw new Error(`order ${orderno} never came to the courier`)
  return world.orderAtCourier(order.ordercode)
}

function createControl(url: string) {
  async function call(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`${url}/control${path}`, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    })
    if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
    return response.status === 204 ? null : response.json()
  }
  return {
    get: (path: string) => call('GET', path),
    send: async (method: string, path: string, body?: object) => {
      await call(method, path, body)
    },
  }
}

function levelsOf(tenants: unknown): unknown {
  // The simulator's own answer, kept whole to be given back.
  const known = tenants as
    | Record<string, { serviceLevels: unknown }>
    | { extra: string; serviceLevels: unknown }[]
  return Array.isArray(known)
    ? known.find(({ extra }) => extra === '8814')?.serviceLevels
    : known['8814']?.serviceLevels
}

function delay(ms: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    signal?.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
