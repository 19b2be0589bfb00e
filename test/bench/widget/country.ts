import { generatePoints, type Point } from '../../../simulator/src/places/points.ts'
import {
  connectShop,
  createTestGateway,
  type Shop,
  type TestGateway,
} from '../../integration/gateway-fixture.ts'

/** The real gateway before a simulated courier with so many points, in one process. */
export interface Country {
  readonly gateway: TestGateway
  /** What the courier has, for those that are measured beside ours. */
  readonly points: readonly Point[]
  /** A shop at this address, connected and allowed. */
  connect(url: string): Promise<Shop>
  close(): Promise<void>
}

const PATIENCE_MS = 180_000

export async function openCountry(points: number): Promise<Country> {
  const gateway = await createTestGateway({ simulator: { points } })
  const until = async (event: string): Promise<void> => {
    const end = performance.now() + PATIENCE_MS
    while (!gateway.logged.some((line) => line.event === event)) {
      if (performance.now() > end) throw new Error(`the gateway never said ${event}`)
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  return {
    gateway,
    points: generatePoints(points).all,
    async connect(url) {
      const shop = await connectShop(gateway, { url })
      await until('points.packed')
      return shop
    },
    close: gateway.close,
  }
}
