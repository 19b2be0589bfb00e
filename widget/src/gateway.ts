import type { Cart, QuoteAnswer, Town } from '@courier-checkout/api-client/contract'
import { type Is, isObject, isQuoteAnswer, isText, isTownsAnswer } from './answers.ts'
import { type Clock, pause } from './clock.ts'
import { Failure, type FailureCode, isFailure } from './failure.ts'
import type { MethodOption } from './options.ts'

export interface QuoteAsk {
  readonly town: string
  readonly cart: Cart
  readonly methods: readonly MethodOption[]
}

/** A line to the gateway. Each call rejects with a `Failure`, or with the abort. */
export interface Line {
  /** Of a path under `/v1/`, with the shop's key. */
  toUrl(path: string, query: Query): string
  call<T>(url: string, ask: Ask<T>): Promise<T>
  read<T>(path: string, query: Query, is: Is<T>, signal: AbortSignal): Promise<T>
}

export interface Ask<T> extends RequestInit {
  readonly is: Is<T>
  readonly signal: AbortSignal
}

/** The calls of the first script; those of the inside of a method: `inside-gateway.ts`. */
export interface Gateway extends Line {
  quotes(ask: QuoteAsk, signal: AbortSignal): Promise<QuoteAnswer>
  towns(query: string, signal: AbortSignal): Promise<readonly Town[]>
}

export interface GatewayDeps {
  readonly url: string
  readonly key: string
  readonly fetch: typeof fetch
  readonly clock: Clock
}

type Query = Readonly<Record<string, string>>

const TIMEOUT_MS = 15_000
const TRIES = 3
/** Where there is no line at all, asking again helps little. */
const TRIES_WITHOUT_ANSWER = 2
const LONGEST_WAIT_MS = 8_000

export function createGateway(deps: GatewayDeps): Gateway {
  const toUrl: Line['toUrl'] = (path, query) =>
    `${deps.url.replace(/\/$/, '')}/v1/${path}?${new URLSearchParams({ ...query, key: deps.key })}`
  const read: Line['read'] = (path, query, is, signal) =>
    call(deps, toUrl(path, query), { is, signal })

  return {
    toUrl,
    call: (url, ask) => call(deps, url, ask),
    read,
    quotes: (ask, signal) => read('quotes', toQuoteQuery(ask), isQuoteAnswer, signal),
    towns: async (q, signal) => (await read('towns', { q }, isTownsAnswer, signal)).towns,
  }
}

/** The canonical query of a quote: equal carts give equal addresses, so that answers are cacheable. */
export function toQuoteQuery({ town, cart, methods }: QuoteAsk): Query {
  const parcels = cart.parcels
    .map((p) => `${p.weightGrams}/${p.lengthMm}/${p.widthMm}/${p.heightMm}`)
    .sort()
    .join(';')
  return {
    town,
    currency: cart.currency,
    goods: String(cart.goods),
    payment: cart.payment,
    weight: String(cart.weightGrams),
    ...(parcels && { parcels }),
    ...Object.fromEntries(methods.map(({ method, ruleSet }) => [method, ruleSet])),
  }
}

async function call<T>(deps: GatewayDeps, url: string, ask: Ask<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await callOnce(deps, url, ask)
    } catch (error) {
      ask.signal.throwIfAborted()
      const failure = isFailure(error)
        ? error
        : new Failure('unreachable', 'the gateway did not answer', {}, 0)
      const { code, retryAfterMs } = failure
      const tries = code === 'unreachable' ? TRIES_WITHOUT_ANSWER : TRIES
      if (attempt >= tries || retryAfterMs === null) throw failure
      const wait = Math.min(retryAfterMs || attempt * 1000, LONGEST_WAIT_MS)
      await pause(deps.clock, wait, ask.signal)
    }
  }
}

/** Rejects with a `Failure` for what the gateway said, and with anything else when it said nothing. */
async function callOnce<T>(
  { fetch, clock }: GatewayDeps,
  url: string,
  { is, signal, ...init }: Ask<T>,
): Promise<T> {
  const mine = new AbortController()
  const stop = () => mine.abort(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  const cancel = clock.after(TIMEOUT_MS, stop)
  try {
    signal.throwIfAborted()
    const response = await fetch(url, { ...init, signal: mine.signal })
    const answer: unknown = await response.json()
    if (!response.ok) throw toFailure(response, answer)
    if (is(answer)) return answer
    throw new Failure('courier_misbehaved', 'the gateway sent an unreadable answer')
  } finally {
    cancel()
    signal.removeEventListener('abort', stop)
  }
}

function toFailure({ status, headers }: Response, problem: unknown): Failure {
  const body = isObject(problem) ? problem : {}
  // The code comes from the gateway's own table; an unknown one is shown as a general failure.
  const code = (isText(body['code']) ? body['code'] : 'unreachable') as FailureCode
  const details = isObject(body['details']) ? body['details'] : {}
  const isRetryable = status === 429 || status === 503
  const retryAfterMs = isRetryable ? Number(headers.get('retry-after')) * 1000 || 0 : null
  return new Failure(code, String(body['message'] ?? status), details, retryAfterMs)
}
