import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startGateway } from '@courier-checkout/gateway'
import { type FaultKind, type OrderSummary, startSimulator } from '@courier-checkout/simulator'
import { createControl, levelsOf } from './control.ts'
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
  /** Starts the gateway anew with its clock so far off: its tokens are older or younger than they look. */
  shiftClock(ms: number): Promise<void>
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

const FAST = { minMs: 500, maxMs: 1_000 }

export async function startWorld(ports: { gateway: number } = { gateway: 0 }): Promise<World> {
  const dataDir = await mkdtemp(join(tmpdir(), 'conformance-'))
  const courier = await startSimulator({ port: 0, switches: { requestsPerHour: 0 } })
  let shiftMs = 0
  const start = () => startOn(dataDir, courier.url, () => new Date(Date.now() + shiftMs))
  let gateway = await start()
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
    async shiftClock(ms) {
      if (ms === shiftMs) return
      shiftMs = ms
      await gateway.close()
      gateway = await start()
      road.leadTo(gateway.url)
    },
    async close() {
      await road.close()
      await gateway.close()
      await courier.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** A gateway in a hurry: it asks and tells every few moments. */
function startOn(dataDir: string, courierUrl: string, now: () => Date) {
  return startGateway(
    {
      PORT: '0',
      DATA_DIR: dataDir,
      COURIER_URL: `${courierUrl}/api/`,
      COURIER_CODES: '*',
      // Scenarios follow one another faster than any shop's buyers.
      TENANTS: JSON.stringify({ 8814: { requestsPerHour: 1_000_000 } }),
      ALLOW_PRIVATE_WEBHOOKS: 'true',
      LOG_LEVEL: 'silent',
    },
    {
      clock: { now, wait: delay },
      shipping: { poll: FAST, idleMs: 100, retry: { firstMs: 200, maxMs: 500 } },
    },
  )
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
