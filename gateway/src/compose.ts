import type { Hono } from 'hono'
import { createAccounts, openMeasoftAt } from './accounts.ts'
import { createAddressOf } from './address.ts'
import { createGateway } from './app.ts'
import type { Config } from './config.ts'
import { guardCouriers } from './courier-guard.ts'
import { createSecretBox, newId } from './crypto.ts'
import { openPacker } from './dataset/packer.ts'
import { createPointsDataset } from './dataset/points-dataset.ts'
import type { GatewayEnv } from './gateway-env.ts'
import { type Jobs, startJobs } from './jobs/start.ts'
import { createBackground } from './lib/background.ts'
import { createBell } from './lib/bell.ts'
import type { Clock } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import { createMetrics, type Metrics } from './lib/metrics.ts'
import { createLimits } from './limits.ts'
import { createPoints } from './points.ts'
import { isRefusal, type QuestionDeps } from './questions.ts'
import { createRates } from './rates.ts'
import { createServiceLevels } from './service-levels.ts'
import { createSharedAnswers } from './shared-answers.ts'
import { SHIPPING_DEFAULTS, type ShippingDeps, type ShippingSettings } from './shipping/deps.ts'
import type { Database } from './storage/database.ts'
import { migrate } from './storage/migrate.ts'
import { MIGRATIONS } from './storage/migrations/index.ts'
import { rememberReads } from './storage/remembered-reads.ts'
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
  /** What a test or a demonstration wants sooner than life does. */
  readonly shipping?: Partial<ShippingSettings> | undefined
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
    | 'courierUrl'
    | 'databaseUrl'
    | 'tenants'
    | 'trustedProxies'
    | 'publicUrl'
    | 'allowPrivateWebhooks'
    | 'pageCallsPerSecond'
  >,
  parts: Parts,
): Promise<Gateway> {
  const { clock, fetch } = parts
  const db = rememberReads(parts.db, clock)
  const metrics = createMetrics()
  const log = countCourierCalls(parts.log, metrics)
  await migrate(db, MIGRATIONS, clock.now())
  const box = createSecretBox(parts.gatewayKey)
  const measoft = openMeasoftAt({ url: config.courierUrl, fetch, clock, log })
  const openCourier = guardCouriers(measoft, clock)
  const accounts = createAccounts({ db, box, tenants: config.tenants, clock, openCourier })
  const background = createBackground(log)
  const isShared = config.databaseUrl !== null
  const questions: QuestionDeps = {
    directory: accounts,
    clock,
    metrics,
    stopping: background.signal,
    shared: isShared ? createSharedAnswers({ db, clock, isRefusal }) : null,
  }
  const lists = { ...questions, db, directory: accounts, log, background }
  const pointsDataset = createPointsDataset({
    clock,
    log,
    metrics,
    openPacker,
    stopping: background.signal,
  })
  const [towns, points] = [createTowns(lists), createPoints({ ...lists, pointsDataset })]

  function warm(tenantId: string): void {
    background.start('dictionary', () => towns.warm(tenantId))
    background.start('dictionary', () => points.warm(tenantId))
  }

  const shipping: ShippingDeps = {
    db,
    directory: accounts,
    clock,
    log,
    random: Math.random,
    newId,
    post: createWebhookPost({ allowsPrivate: config.allowPrivateWebhooks }),
    bell: createBell(clock),
    settings: {
      ...SHIPPING_DEFAULTS,
      isOnlyWorker: !isShared,
      ...parts.shipping,
    },
  }
  let jobs: Jobs | null = null

  const app = createGateway({
    ...shipping,
    // What is asked for before the jobs run is found by their first round.
    jobs: {
      kickShipments: () => jobs?.kickShipments(),
      kickWebhooks: () => jobs?.kickWebhooks(),
      kickTracking: (merchantId) => jobs?.kickTracking(merchantId),
    },
    box,
    accounts,
    towns,
    points,
    pointsDataset,
    rates: createRates(questions),
    serviceLevels: createServiceLevels(questions),
    serviceLevelOperators: (tenantId) => findTenant(config.tenants, tenantId).serviceLevelOperators,
    limits: createLimits({
      now: clock.now,
      addressOf: createAddressOf(config.trustedProxies),
      pageCallsPerSecond: config.pageCallsPerSecond,
    }),
    metrics,
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
      jobs ??= await startJobs(shipping)
    },
    async close() {
      await jobs?.stop()
      await background.stop()
    },
  }
}

/** How often the courier was asked what, and how it went: the log knows, the metrics add it up. */
function countCourierCalls(log: Log, metrics: Metrics): Log {
  return (event, fields = {}) => {
    if (event === 'courier.called') {
      const { command, outcome } = fields
      metrics.count('gateway_courier_calls_total', {
        command: String(command),
        outcome: String(outcome),
      })
    }
    log(event, fields)
  }
}
