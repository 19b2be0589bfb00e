import type { CourierProvider, ShipmentDraft } from '@courier-checkout/api-client'
import { ShipmentAnswer } from '@courier-checkout/api-client/contract'
import { Hono } from 'hono'
import type { GatewayEnv } from '../../gateway/src/gateway-env.ts'
import type { Caller, Directory, Installation } from '../../gateway/src/installation.ts'
import { createDeliverWebhooks } from '../../gateway/src/jobs/deliver-webhooks.ts'
import { createPollStatuses } from '../../gateway/src/jobs/poll-statuses.ts'
import { createRefreshTracking } from '../../gateway/src/jobs/refresh-tracking.ts'
import { createSendShipments } from '../../gateway/src/jobs/send-shipments.ts'
import { createBell } from '../../gateway/src/lib/bell.ts'
import { toProblemResponse } from '../../gateway/src/problems.ts'
import { SHIPPING_DEFAULTS, type ShippingDeps } from '../../gateway/src/shipping/deps.ts'
import { shippingRoutes } from '../../gateway/src/shipping.ts'
import { migrate } from '../../gateway/src/storage/migrate.ts'
import { MIGRATIONS } from '../../gateway/src/storage/migrations/index.ts'
import { openSqlite } from '../../gateway/src/storage/sqlite.ts'
import type { WebhookCall } from '../../gateway/src/webhooks/post.ts'
import type { ManualClock } from './manual-clock.ts'

const SHOP: Installation = {
  id: 'ins_1',
  tenantId: '8814',
  merchantId: 'mer_1',
  publishableKey: 'pk_1',
  shopUrl: 'https://shop.example',
  platform: 'test',
  currency: 'RUB',
  numberPrefix: 'LMP-',
  allowedOrigins: [],
  webhookUrl: 'https://shop.example/hook',
  delivery: 'pull',
  deliveryWindows: null,
}

export const aDraft = (change: Partial<ShipmentDraft> = {}): ShipmentDraft => ({
  serviceLevel: '1',
  destination: {
    method: 'door',
    town: {
      code: '15500',
      name: 'Казань город',
      regionCode: '16',
      regionName: 'Татарстан',
      country: 'RU',
    },
    address: { street: 'ул. Примерная', house: '7', flat: '3' },
  },
  recipient: { name: 'Соколова Вера', phone: '+7 900 000-11-22' },
  weightGrams: 1250,
  parcels: [],
  parcelCount: 1,
  items: [
    { name: 'Лампа', quantity: 2, unitPrice: 100_000, vatRate: 20, kind: 'goods' },
    { name: 'Шнур', quantity: 1, unitPrice: 5_000, vatRate: 20, kind: 'goods' },
  ],
  currency: 'RUB',
  payment: 'cash',
  deliveryFee: 35_000,
  deliveryVatRate: 20,
  discount: 0,
  declaredValue: 205_000,
  courierNote: '',
  contents: '',
  acceptsPartially: false,
  bringsReturn: false,
  isCollection: false,
  extraServices: [],
  ...change,
})

export interface StandOptions {
  readonly provider: CourierProvider
  readonly clock: ManualClock
  readonly installation?: Partial<Installation>
  readonly settings?: Partial<ShippingDeps['settings']>
  /** What a shop answers to a webhook. */
  readonly shop?: (call: WebhookCall) => Promise<{ status: number; body: string }>
}

/** The shipping half on a real store, with everything else handed in. */
export async function openStand(options: StandOptions) {
  const { clock } = options
  const db = await openSqlite(':memory:')
  await migrate(db, MIGRATIONS, clock.now())

  let installation: Installation = { ...SHOP, ...options.installation }
  const logged: { event: string; fields: unknown }[] = []
  const posted: WebhookCall[] = []
  let ids = 0
  const directory: Directory = {
    findInstallation: async (id) => (id === installation.id ? installation : null),
    signingKey: async () => ({ kid: 'k1', secret: 'sk_k1_secret' }),
    provider: async () => options.provider,
    accounts: async () => [{ tenantId: '8814', merchantId: 'mer_1', streamId: '777' }],
    findAccountByWebhookSecret: async (secret) =>
      secret === 'hook-secret' ? { tenantId: '8814', merchantId: 'mer_1' } : null,
  }
  const deps: ShippingDeps = {
    db,
    directory,
    clock,
    log: (event, fields) => void logged.push({ event, fields }),
    random: () => 1,
    newId: (prefix) => `${prefix}_${++ids}`,
    post: async (call) => {
      posted.push(call)
      return options.shop ? options.shop(call) : { status: 200, body: '' }
    },
    bell: createBell(clock),
    settings: { ...SHIPPING_DEFAULTS, ...options.settings },
  }
  const jobs = createJobs(deps)
  const app = createApp(deps, jobs, () => ({ installation, isSecret: true }))

  return {
    deps,
    db,
    logged,
    posted,
    jobs,
    app,
    change(part: Partial<Installation>) {
      installation = { ...installation, ...part }
    },
    call: (method: string, path: string, body?: unknown, headers: Record<string, string> = {}) =>
      call(app, { method, path, body, headers }),
    /** Everything due now is done when this resolves. */
    async work() {
      await workAll(jobs)
    },
    async close() {
      jobs.abort()
      await db.close()
    },
  }
}

export type Stand = Awaited<ReturnType<typeof openStand>>

function createJobs(deps: ShippingDeps) {
  const stopping = new AbortController()
  const options = { signal: stopping.signal, onFree: () => kick() }
  const jobs = {
    /** Whether a request starts the work, as in life; a test may want to do it itself. */
    isKicked: true,
    sends: createSendShipments(deps, options),
    webhooks: createDeliverWebhooks(deps, options),
    polls: createPollStatuses(deps, { ...options, isHinted: () => false }),
    tracking: createRefreshTracking(deps, options),
    kick: () => kick(),
    abort: () => stopping.abort(),
  }
  const kick = (): void => {
    // A round that begins while the store is closed finds nothing to do.
    if (jobs.isKicked && !stopping.signal.aborted) jobs.sends.round().catch(() => {})
  }
  return jobs
}

/** Rounds until one finds nothing: each may leave work that is due at once. */
async function workAll(jobs: ReturnType<typeof createJobs>): Promise<void> {
  for (let round = 0; round < 4; round++) {
    await jobs.sends.round()
    await jobs.sends.idle()
  }
}

function createApp(
  deps: ShippingDeps,
  jobs: ReturnType<typeof createJobs>,
  caller: () => Caller,
): Hono<GatewayEnv> {
  const app = new Hono<GatewayEnv>()
  app.use(async (c, next) => {
    c.set('requestId', 'req-1')
    if (c.req.header('x-no-caller') === undefined) c.set('caller', caller())
    await next()
  })
  const kicks = {
    kickShipments: jobs.kick,
    kickWebhooks: () => {},
    kickTracking: () => {},
  }
  app.route('/', shippingRoutes({ ...deps, jobs: kicks }))
  app.onError((error, c) => toProblemResponse(error, c, deps.log))
  return app
}

interface Asked {
  readonly method: string
  readonly path: string
  readonly body: unknown
  readonly headers: Record<string, string>
}

async function call(app: Hono<GatewayEnv>, { method, path, body, headers }: Asked) {
  const response = await app.request(path, {
    method,
    headers: { 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  // Tests look at single fields of whatever was answered.
  const json = (await response.json().catch(() => null)) as Record<string, unknown>
  return { status: response.status, json }
}

/** `POST /v1/shipments` as a shop sends it. */
export function post(
  stand: Stand,
  order: { reference?: string; attempt?: number; draft?: ShipmentDraft; waitMs?: number } = {},
) {
  const { reference = '1001', attempt = 1, draft = aDraft(), waitMs = 0 } = order
  return stand.call(
    'POST',
    `/v1/shipments?waitMs=${waitMs}`,
    { reference, attempt, draft },
    {
      'idempotency-key': `${reference}#${attempt}`,
    },
  )
}

export async function shown(stand: Stand, reference = '1001'): Promise<ShipmentAnswer> {
  const { json } = await stand.call('GET', `/v1/shipments/${reference}`)
  return ShipmentAnswer.parse(json)
}
