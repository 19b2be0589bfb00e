import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Courier, startCourier } from '../../chaos/stage/courier.ts'
import { createGatewayProcess, type GatewayProcess } from '../../chaos/stage/gateway-process.ts'
import { connectShop, type Shop } from '../../chaos/stage/shop.ts'

/** A gateway in its own process, as an operator runs it, with shops connected to it. */
export interface Stage {
  readonly courier: Courier
  readonly gateway: GatewayProcess
  readonly port: number
  readonly shops: readonly Shop[]
  close(): Promise<void>
}

export interface StageOptions {
  readonly installations: number
  readonly points: number
  readonly environment?: Readonly<Record<string, string>>
}

const ACCOUNTS = 20
const CONNECTING = 8

export async function openStage(options: StageOptions): Promise<Stage> {
  const courier = await startCourier({ accounts: ACCOUNTS, points: options.points })
  const dataDir = mkdtempSync(join(tmpdir(), 'bench-'))
  const gateway = await createGatewayProcess({
    environment: {
      DATA_DIR: dataDir,
      COURIER_URL: courier.apiUrl,
      TENANTS: JSON.stringify({ [courier.courierCode]: { requestsPerHour: 1_000_000 } }),
      TRUST_PROXY: '1',
      // One shop alone must be able to bring the load of many.
      PAGE_CALLS_PER_SECOND: '1000000',
      ...options.environment,
    },
    logFile: join('.cache', 'bench-gateway.log'),
  })
  await gateway.start()
  const shops = await connectAll(courier, gateway, options.installations)
  return {
    courier,
    gateway,
    port: Number(new URL(gateway.url).port),
    shops,
    async close() {
      await gateway.stop()
      await courier.close()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

async function connectAll(
  courier: Courier,
  gateway: GatewayProcess,
  count: number,
): Promise<readonly Shop[]> {
  const shops: Shop[] = []
  while (shops.length < count) {
    const few = Array.from({ length: Math.min(CONNECTING, count - shops.length) }, (_, i) => {
      const number = shops.length + i
      const account = courier.accounts[number % ACCOUNTS]
      if (!account) throw new Error('the courier has no accounts')
      return connectOne(courier, gateway, { account, number })
    })
    shops.push(...(await Promise.all(few)))
  }
  return shops
}

async function connectOne(
  courier: Courier,
  gateway: GatewayProcess,
  { account, number }: { account: { login: string; password: string }; number: number },
): Promise<Shop> {
  const shop = await connectShop(gateway.url, courier, account, {
    url: `http://shop${number}.example`,
    address: `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`,
  })
  const rules = await shop.call(gateway.url, {
    method: 'PUT',
    path: '/v1/rule-sets/door',
    body: {},
  })
  if (!rules.ok) throw new Error(`rule set: ${await rules.text()}`)
  return shop
}

/** Until nothing is done in the background any more: two looks at the processor agree on idleness. */
export async function untilPointsAreThere({ gateway, courier }: Stage): Promise<void> {
  for (;;) {
    const path = `/v1/pickup-points/${courier.courierCode}/manifest.json`
    const response = await fetch(`${gateway.url}${path}`)
    await response.arrayBuffer()
    if (response.ok) return
    await sleep(200)
  }
}
