import type { Hono } from 'hono'
import { createApp } from './app.ts'
import type { Switches, Tenant } from './options.ts'
import { createRandom } from './random.ts'
import { createWebhooks, type Webhooks } from './webhooks.ts'
import { createWorld, type World } from './world.ts'

export interface SimulatorOptions {
  /** Epoch milliseconds; by default the machine's clock. The control API shifts it. */
  readonly now?: () => number
  /** In [0, 1); decides only the `chanceOf…` switches. By default repeatable. */
  readonly random?: () => number
  readonly sleep?: (ms: number) => Promise<void>
  /** Carries webhooks to the shops. */
  readonly fetch?: typeof globalThis.fetch
  /** Number of pickup points: 2,000 unless said otherwise. */
  readonly points?: number
  /** Folder that keeps orders, streams, settings and clock; none: they end with the process. */
  readonly dataDir?: string
  /** Instead of `8/test/testm` and `8814/lampshop/not-a-secret`. */
  readonly tenants?: readonly Tenant[]
  readonly switches?: Partial<Switches>
  /** Where the desk hangs in a larger site: `/courier`. */
  readonly basePath?: string
}

export interface Simulator {
  /** The XML API, the map, the control API and the desk: `app.request('/api/', …)`. */
  readonly app: Hono
  /** `app` as a `fetch`: rejects where a real connection would have been cut. */
  readonly fetch: typeof globalThis.fetch
  /** Everything the courier knows, to arrange and to look at in tests. */
  readonly world: World
  readonly webhooks: Webhooks
  /** Lets hanging calls go and closes the data folder. */
  close(): void
}

const DEFAULT_POINTS = 2_000

/**
 * A courier that speaks the MeaSoft wire, with invented points and orders. Opens no port.
 * Source: docs/protocol/measoft.md.
 */
export function createSimulator(options: SimulatorOptions = {}): Simulator {
  const world = createWorld({
    now: options.now ?? Date.now,
    random: options.random ?? createRandom(1),
    points: options.points ?? DEFAULT_POINTS,
    dataDir: options.dataDir,
    tenants: options.tenants,
    switches: options.switches,
  })
  const closing = new AbortController()
  const webhooks = createWebhooks(world, options.fetch ?? globalThis.fetch)
  const app = createApp({
    world,
    webhooks,
    sleep: options.sleep ?? defaultSleep,
    closing: closing.signal,
    basePath: options.basePath ?? '',
  })
  return {
    app,
    fetch: async (input, init) => app.fetch(new Request(input, init)),
    world,
    webhooks,
    close() {
      closing.abort()
      world.store.close()
    },
  }
}

function defaultSleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
