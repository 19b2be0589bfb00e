import type { Hono } from 'hono'
import { createAccounts, openMeasoftAt } from './accounts.ts'
import { createAddressOf } from './address.ts'
import { createGateway } from './app.ts'
import type { Config } from './config.ts'
import { createSecretBox } from './crypto.ts'
import type { GatewayEnv } from './gateway-env.ts'
import { createBackground } from './lib/background.ts'
import type { Clock } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import { createMetrics } from './lib/metrics.ts'
import { createLimits } from './limits.ts'
import { createPoints } from './points.ts'
import { createRates } from './rates.ts'
import { createServiceLevels } from './service-levels.ts'
import type { Database } from './storage/database.ts'
import { migrate } from './storage/migrate.ts'
import { MIGRATIONS } from './storage/migrations/index.ts'
import { findTenant } from './tenants.ts'
import { createTowns } from './towns.ts'
import { createWebhookPost } from './webhooks/post.ts'
import type { WidgetFiles } from './widget-files.ts'

/** What the gateway cannot make itself. */
export interface Parts {
  readonly db: Database
  readonly gatewayKey: Uint8Array
  /** Reaches the courier. */
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly clock: Clock
  readonly log: Log
  readonly widget: { readonly version: string; readonly files: WidgetFiles } | null
}

export interface Gateway {
  readonly app: Hono<GatewayEnv>
  /** Loads what every shop will soon ask for, and begins the jobs. */
  startJobs(): Promise<void>
  /** Ends the jobs and what runs in the background. The database stays open. */
  close(): Promise<void>
}

/** Puts the gateway together. Opens no port. */
export async function composeGateway(
  config: Pick<
    Config,
    'courierUrl' | 'tenants' | 'trustedProxies' | 'publicUrl' | 'allowPrivateWebhooks'
  >,
  parts: Parts,
): Promise<Gateway> {
  const { db, clock, log, fetch } = parts
  await migrate(db, MIGRATIONS, clock.now())
  const box = createSecretBox(parts.gatewayKey)
  const openCourier = openMeasoftAt({ url: config.courierUrl, fetch, clock, log })
  const accounts = createAccounts({ db, box, tenants: config.tenants, clock, openCourier })
  const background = createBackground(log)
  const lists = { db, directory: accounts, clock, log, background }
  const [towns, points] = [createTowns(lists), createPoints(lists)]

  function warm(tenantId: string): void {
    background.start('dictionary', () => towns.warm(tenantId))
    background.start('dictionary', () => points.warm(tenantId))
  }

  const app = createGateway({
    db,
    box,
    accounts,
    directory: accounts,
    clock,
    log,
    towns,
    points,
    rates: createRates({ directory: accounts, clock }),
    serviceLevels: createServiceLevels({ directory: accounts, clock }),
    serviceLevelOperators: (tenantId) => findTenant(config.tenants, tenantId).serviceLevelOperators,
    limits: createLimits({ now: clock.now, addressOf: createAddressOf(config.trustedProxies) }),
    metrics: createMetrics(),
    post: createWebhookPost({ allowsPrivate: config.allowPrivateWebhooks }),
    onInstalled: warm,
    publicUrl: config.publicUrl,
    stopping: background.signal,
    widget: parts.widget,
  })

  return {
    app,
    async startJobs() {
      const tenants = new Set((await accounts.accounts()).map(({ tenantId }) => tenantId))
      for (const tenantId of tenants) warm(tenantId)
    },
    close: background.stop,
  }
}
