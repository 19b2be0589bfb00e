import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import {
  connectShop,
  createTestGateway,
  type Shop,
  type TestGateway,
  type TestGatewayOptions,
} from './gateway-fixture.ts'

// Importers see what stands here now.
export let gateway: TestGateway
export let shop: Shop

async function open(options?: TestGatewayOptions): Promise<void> {
  gateway = await createTestGateway(options)
  shop = await connectShop(gateway)
}

/** For every test of the file that calls it: a new gateway with one connected shop. */
export function openEachTime(options?: TestGatewayOptions): void {
  beforeEach(() => open(options))
  afterEach(() => gateway.close())
}

/** The same before any shop is connected: `shop` does not stand yet. */
export function openUnconnectedEachTime(): void {
  beforeEach(async () => {
    gateway = await createTestGateway()
  })
  afterEach(() => gateway.close())
}

/** One gateway with one connected shop for all tests of the file. */
export function openOnce(options?: TestGatewayOptions): void {
  beforeAll(() => open(options))
  afterAll(() => gateway.close())
}

/** Another gateway in its place, with its own connected shop. */
export async function openAgain(options: TestGatewayOptions): Promise<void> {
  await gateway.close()
  await open(options)
}

/** How often the simulated courier was asked by `command`, `calculator` for one. */
export function callsOf(command: string): number {
  return gateway.simulator.world.traffic.counts().byMethod[command] ?? 0
}
