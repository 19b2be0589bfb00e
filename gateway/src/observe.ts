import { randomUUID } from 'node:crypto'
import type { Clock } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import type { Metrics } from './lib/metrics.ts'

export interface ObserverDeps {
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Pick<Metrics, 'count'>
}

export interface AnsweredRequest {
  readonly method: string
  /** The pattern, because addresses may hold a key. */
  readonly route: string
  readonly status: number
  readonly installation: string | undefined
}

/** What the asker calls its request. */
export interface GivenNames {
  /** `X-Request-Id` */
  readonly id: string | undefined
  /** `traceparent`: the asker's own trace, which goes on here. */
  readonly trace: string | undefined
}

export interface BegunRequest {
  /**
   * The asker's trace (`<trace>-<span>`), or its own name for the request, or a new one. So log
   * lines, courier calls and spans of one trace find each other without being told.
   */
  readonly requestId: string
  /** The asker's own name, where the trace took its place. */
  readonly askedAs: string | undefined
  readonly startedAt: number
}

/** What is written down of every request, whichever way it is answered. */
export interface Observer {
  begin(given: GivenNames): BegunRequest
  end(begun: BegunRequest, answered: AnsweredRequest): void
}

const NAME = /^[\w-]{8,64}$/
/** Source: https://www.w3.org/TR/trace-context/, 3.2; zeros alone name nothing. */
const TRACE = /^00-(?!0{32})([0-9a-f]{32}-(?!0{16})[0-9a-f]{16})-[0-9a-f]{2}$/

export function createObserver({ clock, log, metrics }: ObserverDeps): Observer {
  const now = (): number => clock.now().getTime()
  return {
    begin({ id = '', trace }) {
      const given = NAME.test(id) ? id : undefined
      const traced = trace === undefined ? undefined : TRACE.exec(trace)?.[1]
      const requestId = traced ?? given ?? randomUUID()
      return { requestId, askedAs: traced && given, startedAt: now() }
    },
    end({ requestId, askedAs, startedAt }, { method, route, status, installation }) {
      const ms = now() - startedAt
      const called = askedAs === undefined ? {} : { askedAs }
      log('request.answered', { requestId, ...called, method, route, status, ms, installation })
      const labels = { method, route, status: String(status) }
      metrics.count('gateway_requests_total', labels)
      metrics.count('gateway_request_milliseconds_total', labels, ms)
    },
  }
}
