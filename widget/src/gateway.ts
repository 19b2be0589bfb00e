import type { Cart, QuoteAnswer, Town } from '@courier-checkout/api-client/contract'
import { type Is, isObject, isQuoteAnswer, isTownsAnswer } from './answers.ts'
import { type Clock, pause } from './clock.ts'
import { Failure, type FailureCode } from './failure.ts'
import type { MethodOption } from './options.ts'

export interface QuoteAsk {
  readonly town: string
  readonly cart: Cart
  readonly methods: readonly MethodOption[]
}

/** A line to the gateway. Each call rejects with a `Failure`, or with the abort. */
export interface Line {
  read<T>(path: string, query: Query, is: Is<T>, signal: AbortSignal): Promise<T>
  /** A public file, by its path at the gateway: `/v1/pickup-points/8/manifest.json`; `isFresh` goes past every cache. */
  file<T>(address: string, is: Is<T>, signal: AbortSignal, isFresh?: boolean): Promise<T>
  /** Sent as `text/plain`, which costs no preflight. */
  send<T>(path: string, body: unknown, is: Is<T>, signal: AbortSignal): Promise<T>
}

/** The calls of the first script; those of the inside of a method: `inside-gateway.ts`. */
export interface Gateway extends Line {
  quotes(ask: QuoteAsk, signal: AbortSignal): Promise<QuoteAnswer>
  towns(query: string, signal: AbortSignal): Promise<readonly Town[]>
  /** `null`: the courier knows no such code. */
  town(code: string, signal: AbortSignal): Promise<Town | null>
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
  const read: Line['read'] = (path, query, is, signal) =>
    call({ deps, url: toUrl(deps, path, query), signal, is })

  return {
    read,
    file: (address, is, signal, isFresh) =>
      call({
        deps,
        url: `${toBase(deps.url)}${address}`,
        signal,
        is,
        ...(isFresh && { cache: 'reload' }),
      }),
    send: (path, body, is, signal) =>
      call({ deps, url: toUrl(deps, path, {}), signal, is, body: JSON.stringify(body) }),
    quotes: (ask, signal) => read('quotes', toQuoteQuery(ask), isQuoteAnswer, signal),
    towns: async (q, signal) => (await read('towns', { q }, isTownsAnswer, signal)).towns,
    town: async (code, signal) =>
      (await read('towns', { code }, isTownsAnswer, signal)).towns[0] ?? null,
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

function toUrl({ url, key }: GatewayDeps, path: string, query: Query): string {
  return `${toBase(url)}/v1/${path}?${new URLSearchParams({ ...query, key })}`
}

const toBase = (url: string): string => url.replace(/\/$/, '')

interface Call<T> {
  readonly deps: GatewayDeps
  readonly url: string
  readonly signal: AbortSignal
  readonly is: Is<T>
  readonly body?: string
  readonly cache?: 'reload'
}

async function call<T>(ask: Call<T>): Promise<T> {
  const { deps, signal } = ask
  for (let attempt = 1; ; attempt++) {
    const { answer, retryAfterMs, failure } = await attemptOnce(ask)
    if (answer !== undefined) return answer
    const tries = failure?.code === 'unreachable' ? TRIES_WITHOUT_ANSWER : TRIES
    if (attempt >= tries || retryAfterMs === null) throw failure
    await pause(deps.clock, Math.min(retryAfterMs || attempt * 1000, LONGEST_WAIT_MS), signal)
  }
}

interface Outcome<T> {
  readonly answer?: T
  readonly failure?: Failure
  /** `null`: repeating does not help; zero: soon. */
  readonly retryAfterMs: number | null
}

async function attemptOnce<T>({
  deps,
  url,
  signal,
  is,
  body,
  cache,
}: Call<T>): Promise<Outcome<T>> {
  const mine = new AbortController()
  const stop = () => mine.abort(signal.reason)
  signal.addEventListener('abort', stop, { once: true })
  const cancel = deps.clock.after(TIMEOUT_MS, () => mine.abort())
  try {
    signal.throwIfAborted()
    const response = await deps.fetch(url, {
      signal: mine.signal,
      ...(body !== undefined && { method: 'POST', body }),
      ...(cache && { cache }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) return toOutcome(response, answer)
    if (is(answer)) return { answer, retryAfterMs: null }
    const failure = new Failure('courier_misbehaved', 'the gateway sent an unreadable answer')
    return { failure, retryAfterMs: null }
  } catch {
    signal.throwIfAborted()
    return { failure: new Failure('unreachable', 'the gateway did not answer'), retryAfterMs: 0 }
  } finally {
    cancel()
    signal.removeEventListener('abort', stop)
  }
}

function toOutcome(response: Response, problem: unknown): Outcome<never> {
  const body = isObject(problem) ? problem : {}
  // The code comes from the gateway's own table; an unknown one is shown as a general failure.
  const code = (typeof body['code'] === 'string' ? body['code'] : 'unreachable') as FailureCode
  const details = isObject(body['details']) ? body['details'] : {}
  const isRetryable = response.status === 429 || response.status === 503
  return {
    failure: new Failure(code, String(body['message'] ?? response.status), details),
    retryAfterMs: isRetryable ? Number(response.headers.get('retry-after')) * 1000 || 0 : null,
  }
}
