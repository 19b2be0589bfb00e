import type { Hono } from 'hono'
import { createAddressOf } from './address.ts'
import { type AnswerAtOnce, createAnswerAtOnce } from './answer-at-once.ts'
import { createGateway } from './app.ts'
import { composeCheckout } from './compose-checkout.ts'
import type { Config } from './config.ts'
import { createSecretBox, newId } from './crypto.ts'
import type { GatewayEnv } from './gateway-env.ts'
import { watchGateway } from './gauges.ts'
import { type Jobs, startJobs } from './jobs/start.ts'
import { openKeptHours } from './kept-hours.ts'
import { refuseWrongKey } from './key-check.ts'
import { createBackground } from './lib/background.ts'
import { createBell } from './lib/bell.ts'
import type { Clock } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import type { Loop } from './lib/loop.ts'
import { createMetrics, type Metrics } from './lib/metrics.ts'
import { createLimits } from './limits.ts'
import { createSessions } from './operator/session.ts'
import { createReadiness } from './readiness.ts'
import { createRush } from './rush.ts'
import { SHIPPING_DEFAULTS, type ShippingDeps, type ShippingSettings } from './shipping/deps.ts'
import type { Database } from './storage/database.ts'
import { migrate } from './storage/migrate.ts'
import { MIGRATIONS } from './storage/migrations/index.ts'
import { rememberReads } from './storage/remembered-reads.ts'
import { explainFaults } from './storage/storage-fault.ts'
import { findTenant } from './tenants.ts'
import { createTracing } from './tracing/exporter.ts'
import { startUpkeep } from './upkeep.ts'
import { createWebhookPost } from './webhooks/post.ts'
import type { WidgetFiles } from './widget-files.ts'

/** What the gateway cannot make itself. */
export interface Parts {
  readonly db: Database
  readonly gatewayKey: Uint8Array
  readonly previousKey?: Uint8Array | null | undefined
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
  /** In front of the app, where Node's own requests are at hand. */
  readonly answerAtOnce: AnswerAtOnce
  /** Loads what every shop will soon ask for, and begins the jobs. */
  startJobs(): Promise<void>
  /** From now on `/readyz` says that this process wants no more work. */
  refuseWork(): void
  /** Ends the jobs and what runs in the background. The database stays open. */
  close(): Promise<void>
}

/**
 * How long a shop's settings are believed without looking again. Nobody but us changes them in a
 * store of our own, except by hand.
 */
const UNCHECKED_MS = { alone: 30_000, shared: 2_000 } as const

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
    | 'operator'
    | 'retentionDays'
    | 'tracing'
  >,
  parts: Parts,
): Promise<Gateway> {
  const { clock, fetch } = parts
  const uncheckedMs = config.databaseUrl === null ? UNCHECKED_MS.alone : UNCHECKED_MS.shared
  const db = rememberReads(explainFaults(parts.db), { now: clock.now, rememberedMs: uncheckedMs })
  const metrics = createMetrics()
  const counting = countCourierCalls(parts.log, metrics)
  const tracing = config.tracing && createTracing(config.tracing, { clock, log: counting, fetch })
  const log = tracing?.log ?? counting
  await migrate(db, MIGRATIONS, clock.now())
  const box = createSecretBox(parts.gatewayKey, parts.previousKey)
  await refuseWrongKey(db, box)
  const background = createBackground(log)
  const stopping = new AbortController()
  const hours = config.databaseUrl === null ? await openKeptHours({ db, clock, log }) : null
  const checkout = composeCheckout(config, {
    ...{ db, box, clock, log, metrics, background, fetch },
    hours,
  })
  const { accounts, towns, points, guard } = checkout
  watchGateway({ db, clock, metrics, accounts, guard })

  function warm(tenantId: string): void {
    background.start('dictionary', () => towns.warm(tenantId))
    background.start('dictionary', () => points.warm(tenantId))
  }

  const shipping = toShipping(config, parts, { db, log, directory: accounts })
  let running: Jobs | null = null
  const loops: Loop[] = []
  // What is asked for before the jobs run is found by their first round.
  const jobs = {
    kickShipments: () => running?.kickShipments(),
    kickWebhooks: () => running?.kickWebhooks(),
    kickTracking: (merchantId: string) => running?.kickTracking(merchantId),
  }
  const limits = createLimits({
    now: clock.now,
    addressOf: createAddressOf(config.trustedProxies),
    pageCallsPerSecond: config.pageCallsPerSecond,
  })
  const { operator } = config
  const rush = createRush({ now: clock.now, changes: db.changes, uncheckedMs })

  const app = createGateway({
    ...shipping,
    ...checkout,
    jobs,
    box,
    serviceLevelOperators: (tenantId) => findTenant(config.tenants, tenantId).serviceLevelOperators,
    limits,
    metrics,
    rush,
    readiness: createReadiness({ db, clock }),
    metricsToken: operator?.token ?? null,
    operator: operator && {
      ...{ ...shipping, accounts, guard, limits, jobs },
      sessions: createSessions(operator, { box, clock }),
    },
    onInstalled(tenantId) {
      warm(tenantId)
      jobs.kickShipments()
    },
    publicUrl: config.publicUrl,
    stopping: stopping.signal,
    widget: parts.widget,
  })

  return {
    app,
    answerAtOnce: createAnswerAtOnce({ clock, log, metrics, limits, rush }),
    async startJobs() {
      const tenants = new Set((await accounts.accounts()).map(({ tenantId }) => tenantId))
      for (const tenantId of tenants) warm(tenantId)
      running ??= await startJobs(shipping)
      if (loops.length > 0) return
      loops.push(startUpkeep({ db, clock, log, retentionDays: config.retentionDays }))
      if (hours) loops.push(hours.start())
    },
    refuseWork: () => stopping.abort(),
    async close() {
      stopping.abort()
      await running?.stop()
      await background.stop()
      await Promise.all(loops.map((loop) => loop.stop()))
      await tracing?.close()
    },
  }
}

function toShipping(
  config: Pick<Config, 'allowPrivateWebhooks' | 'databaseUrl'>,
  parts: Parts,
  made: Pick<ShippingDeps, 'db' | 'log' | 'directory'>,
): ShippingDeps {
  const { clock } = parts
  return {
    ...made,
    clock,
    random: Math.random,
    newId,
    post: createWebhookPost({ allowsPrivate: config.allowPrivateWebhooks }),
    bell: createBell(clock),
    settings: {
      ...SHIPPING_DEFAULTS,
      isOnlyWorker: config.databaseUrl === null,
      ...parts.shipping,
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
