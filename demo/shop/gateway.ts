import {
  CheckAnswer,
  type CheckRequest,
  FeedAnswer,
  InstallAnswer,
  InstallationAnswer,
  type InstallationChange,
  type InstallRequest,
  PointAnswer,
  Problem,
  QuoteAnswer,
  type QuoteRequest,
  RuleSetAnswer,
  type RuleSetInput,
  ServiceLevelsAnswer,
  ShipmentAnswer,
  type ShipmentRequestInput,
  type ShipmentVerdict,
  TownsAnswer,
} from '@courier-checkout/api-client/contract'

/** The gateway refused, or could not be reached. */
export class GatewayFailure extends Error {
  override readonly name = 'GatewayFailure'
  /** 0: no answer came. */
  readonly status: number
  /** From the gateway's error table; `unreachable`: no answer came, or none of the gateway's. */
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(status: number, problem: { code: string; message: string; details?: object }) {
    super(problem.message)
    this.status = status
    this.code = problem.code
    this.details = { ...problem.details }
  }

  /** Nothing is wrong with the request: only then may a fallback price be used. */
  get isOutage(): boolean {
    return [0, 500, 502, 503].includes(this.status)
  }
}

/** The gateway's calls that the shop's server makes. Each throws `GatewayFailure` and nothing else. */
export interface ShopGateway {
  install(request: InstallRequest): Promise<InstallAnswer>
  installation(): Promise<InstallationAnswer>
  changeInstallation(change: InstallationChange): Promise<void>
  putRuleSet(name: string, rules: RuleSetInput): Promise<RuleSetAnswer>
  check(sample: Partial<CheckRequest>): Promise<CheckAnswer>
  quote(request: QuoteRequest): Promise<QuoteAnswer>
  towns(query: string): Promise<TownsAnswer['towns']>
  point(code: string): Promise<PointAnswer['point']>
  serviceLevels(): Promise<ServiceLevelsAnswer['serviceLevels']>
  ship(request: ShipmentRequestInput): Promise<ShipmentAnswer>
  shipment(reference: string): Promise<ShipmentAnswer>
  edit(reference: string, draft: ShipmentRequestInput['draft']): Promise<ShipmentAnswer>
  cancel(reference: string): Promise<ShipmentAnswer>
  resolve(reference: string, verdict: ShipmentVerdict['verdict']): Promise<ShipmentAnswer>
  /** The PDF's bytes. */
  label(reference: string): Promise<ArrayBuffer>
  events(after: string): Promise<FeedAnswer>
}

export interface GatewayOptions {
  readonly url: string
  /** Address of this shop: the gateway refuses a copy of it at another one. */
  readonly shopUrl: string
  /** Read at each call: a new key takes effect at once. */
  readonly secretKey: () => string | null
  readonly fetch: typeof fetch
}

const CHECKOUT_MS = 5_000
const JOB_MS = 20_000
const WAIT_MS = 8_000

interface Ask {
  readonly method?: 'GET' | 'POST' | 'PUT'
  readonly path: string
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
  readonly timeoutMs?: number
}

export function createShopGateway(options: GatewayOptions): ShopGateway {
  const send = (ask: Ask) => sendOnce(options, ask)
  const read = async <T>(schema: { parse(value: unknown): T }, ask: Ask): Promise<T> => {
    const response = await send(ask)
    try {
      return schema.parse(await response.json())
    } catch {
      throw new GatewayFailure(502, {
        code: 'courier_misbehaved',
        message: 'the gateway sent an unreadable answer',
      })
    }
  }
  const shipmentPath = (reference: string) => `shipments/${encodeURIComponent(reference)}`
  const act = (reference: string, action: string, body: unknown) =>
    read(ShipmentAnswer, {
      method: 'POST',
      path: `${shipmentPath(reference)}/${action}?waitMs=${WAIT_MS}`,
      body,
    })

  return {
    install: (body) => read(InstallAnswer, { method: 'POST', path: 'installations', body }),
    installation: () => read(InstallationAnswer, { path: 'installation' }),
    changeInstallation: async (body) => {
      await send({ method: 'PUT', path: 'installation', body })
    },
    putRuleSet: (name, body) =>
      read(RuleSetAnswer, { method: 'PUT', path: `rule-sets/${name}`, body }),
    check: (body) => read(CheckAnswer, { method: 'POST', path: 'installation/check', body }),
    quote: (body) =>
      read(QuoteAnswer, { method: 'POST', path: 'quotes', body, timeoutMs: CHECKOUT_MS }),
    towns: async (query) =>
      (await read(TownsAnswer, { path: `towns?${new URLSearchParams({ q: query })}` })).towns,
    point: async (code) =>
      (await read(PointAnswer, { path: `pickup-points/${encodeURIComponent(code)}` })).point,
    serviceLevels: async () =>
      (await read(ServiceLevelsAnswer, { path: 'service-levels' })).serviceLevels,
    ship: (body) =>
      read(ShipmentAnswer, {
        method: 'POST',
        path: `shipments?waitMs=${WAIT_MS}`,
        body,
        headers: { 'idempotency-key': `${encodeURIComponent(body.reference)}#${body.attempt}` },
      }),
    shipment: (reference) => read(ShipmentAnswer, { path: shipmentPath(reference) }),
    edit: (reference, draft) =>
      read(ShipmentAnswer, {
        method: 'PUT',
        path: `${shipmentPath(reference)}?waitMs=${WAIT_MS}`,
        body: { draft },
      }),
    cancel: (reference) => act(reference, 'cancel', {}),
    resolve: (reference, verdict) => act(reference, 'resolve', { verdict }),
    label: async (reference) =>
      (await send({ path: `${shipmentPath(reference)}/label` })).arrayBuffer(),
    events: (after) =>
      read(FeedAnswer, { path: `tracking-events?${new URLSearchParams({ after })}` }),
  }
}

async function sendOnce(options: GatewayOptions, ask: Ask): Promise<Response> {
  const secretKey = options.secretKey()
  let response: Response
  try {
    response = await options.fetch(`${options.url}/v1/${ask.path}`, {
      method: ask.method ?? 'GET',
      headers: {
        accept: 'application/json',
        'courier-shop': options.shopUrl,
        ...(secretKey && { authorization: `Bearer ${secretKey}` }),
        ...(ask.body !== undefined && { 'content-type': 'application/json' }),
        ...ask.headers,
      },
      ...(ask.body !== undefined && { body: JSON.stringify(ask.body) }),
      signal: AbortSignal.timeout(ask.timeoutMs ?? JOB_MS),
    })
  } catch {
    throw new GatewayFailure(0, { code: 'unreachable', message: 'the gateway did not answer' })
  }
  if (response.ok) return response
  const problem = Problem.safeParse(await response.json().catch(() => null))
  throw new GatewayFailure(
    response.status,
    problem.data ?? { code: 'unreachable', message: `the gateway answered ${response.status}` },
  )
}
