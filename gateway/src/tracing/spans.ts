import { createHash } from 'node:crypto'
import type { Span } from './otlp.ts'

type Fields = Readonly<Record<string, unknown>>

/**
 * The span that a log event tells of, or `null`. A request's name gives its trace, so that every
 * process and every hop that knows the name is in the same trace without being told. A request that
 * came with a trace is named after it (observe.ts), and goes on in it.
 */
export function toSpan(event: string, fields: Fields, nowMs: number): Span | null {
  const requestId = String(fields['requestId'] ?? '')
  if (requestId === '') return null
  if (event === 'request.answered') return toRequestSpan(requestId, fields, nowMs)
  return event === 'courier.called' ? toCourierSpan(requestId, fields, nowMs) : null
}

function toRequestSpan(requestId: string, fields: Fields, endMs: number): Span {
  const [method, route, status] = [fields['method'], fields['route'], Number(fields['status'])]
  return {
    ...toTrace(requestId),
    spanId: hash(`request ${requestId}`, 16),
    name: `${method} ${route}`,
    kind: 'server',
    startMs: endMs - Number(fields['ms']),
    endMs,
    attributes: {
      'http.request.method': String(method),
      'http.route': String(route),
      'http.response.status_code': status,
      'courier_checkout.request_id': requestId,
      ...(fields['installation']
        ? { 'courier_checkout.installation': String(fields['installation']) }
        : {}),
    },
    hasFailed: status >= 500,
  }
}

const TRACED = /^([0-9a-f]{32})-([0-9a-f]{16})$/

function toTrace(requestId: string): Pick<Span, 'traceId' | 'parentSpanId'> {
  const [, traceId, parentSpanId] = TRACED.exec(requestId) ?? []
  if (traceId === undefined || parentSpanId === undefined) {
    return { traceId: hash(`trace ${requestId}`, 32) }
  }
  return { traceId, parentSpanId }
}

let calls = 0

function toCourierSpan(requestId: string, fields: Fields, endMs: number): Span {
  const outcome = String(fields['outcome'])
  return {
    traceId: toTrace(requestId).traceId,
    // Several calls of one request may end in the same millisecond.
    spanId: hash(`courier ${requestId} ${endMs} ${calls++}`, 16),
    parentSpanId: hash(`request ${requestId}`, 16),
    name: `courier ${fields['command']}`,
    kind: 'client',
    startMs: endMs - Number(fields['ms']),
    endMs,
    attributes: {
      'courier_checkout.command': String(fields['command']),
      'courier_checkout.courier_code': String(fields['courierCode']),
      'courier_checkout.outcome': outcome,
      'courier_checkout.request_id': requestId,
    },
    hasFailed: outcome !== 'answered',
  }
}

const hash = (text: string, digits: number): string =>
  createHash('sha256').update(text).digest('hex').slice(0, digits)
