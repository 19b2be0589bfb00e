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
  readonly requestId: string
  readonly method: string
  /** The pattern, because addresses may hold a key. */
  readonly route: string
  readonly status: number
  readonly installation: string | undefined
}

/** What is written down of every request, whichever way it is answered. */
export interface Observer {
  /** Begins a request; its name is the asker's own where that has a name's form. */
  begin(given: string | undefined): { readonly requestId: string; readonly startedAt: number }
  end(request: AnsweredRequest, startedAt: number): void
}

export function createObserver({ clock, log, metrics }: ObserverDeps): Observer {
  const now = (): number => clock.now().getTime()
  return {
    begin(given = '') {
      const requestId = /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
      return { requestId, startedAt: now() }
    },
    end({ requestId, method, route, status, installation }, startedAt) {
      const ms = now() - startedAt
      log('request.answered', { requestId, method, route, status, ms, installation })
      const labels = { method, route, status: String(status) }
      metrics.count('gateway_requests_total', labels)
      metrics.count('gateway_request_milliseconds_total', labels, ms)
    },
  }
}
