import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import { startLoop } from '../lib/loop.ts'
import { encodeTraces, type Span } from './otlp.ts'
import { toSpan } from './spans.ts'

export interface TracingConfig {
  /** `http://collector:4318`: the base address, as OpenTelemetry's own variable has it. */
  readonly endpoint: string
  readonly headers: Readonly<Record<string, string>>
  readonly service: string
}

export interface Tracing {
  /** A log that also makes spans of what it is told. */
  readonly log: Log
  /** Sends what is left. */
  close(): Promise<void>
}

const FLUSH_MS = 5_000
const MOST_AT_ONCE = 500
/** A collector that is away costs spans, never memory. */
const MOST_WAITING = 5_000
const TIMEOUT_MS = 5_000

/**
 * Sends spans to an OpenTelemetry collector in batches. Losing some is allowed; being held up or
 * failing because of them is not.
 */
export function createTracing(
  { endpoint, headers, service }: TracingConfig,
  {
    clock,
    log,
    fetch,
  }: {
    readonly clock: Clock
    readonly log: Log
    readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  },
): Tracing {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`
  let waiting: Span[] = []
  let lost = 0

  async function flush(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_AT_ONCE)
      waiting = waiting.slice(MOST_AT_ONCE)
      const response = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: encodeTraces(service, batch),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      })
      await response.body?.cancel()
      if (!response.ok) throw new Error(`the collector answered HTTP ${response.status}`)
    }
    if (lost > 0) log('traces.lost', { spans: lost })
    lost = 0
  }

  const loop = startLoop({
    clock,
    idleMs: FLUSH_MS,
    round: flush,
    onError: (error) => log('traces.failed', { error }),
  })

  return {
    log(event, fields = {}) {
      log(event, fields)
      const span = toSpan(event, fields, clock.now().getTime())
      if (!span) return
      if (waiting.length < MOST_WAITING) waiting.push(span)
      else lost += 1
    },
    async close() {
      await loop.stop()
      await flush().catch((error: unknown) => log('traces.failed', { error }))
    },
  }
}
