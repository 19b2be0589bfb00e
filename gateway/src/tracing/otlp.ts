/** One step of a request, as it is sent. Times in milliseconds since 1970. */
export interface Span {
  readonly traceId: string
  readonly spanId: string
  readonly parentSpanId?: string
  readonly name: string
  readonly kind: 'server' | 'client'
  readonly startMs: number
  readonly endMs: number
  readonly attributes: Readonly<Record<string, string | number>>
  readonly hasFailed: boolean
}

/** Source: https://opentelemetry.io/docs/specs/otlp/, JSON encoding; enums are numbers. */
const KINDS = { server: 2, client: 3 } as const
const FAILED = 2

/** The body of `POST /v1/traces`. */
export function encodeTraces(service: string, spans: readonly Span[]): string {
  return JSON.stringify({
    resourceSpans: [
      {
        resource: { attributes: toAttributes({ 'service.name': service }) },
        scopeSpans: [{ scope: { name: 'courier-checkout' }, spans: spans.map(encodeSpan) }],
      },
    ],
  })
}

function encodeSpan({ kind, startMs, endMs, attributes, hasFailed, ...span }: Span): object {
  return {
    ...span,
    kind: KINDS[kind],
    startTimeUnixNano: toNano(startMs),
    endTimeUnixNano: toNano(endMs),
    attributes: toAttributes(attributes),
    ...(hasFailed ? { status: { code: FAILED } } : {}),
  }
}

/** As text: the number is larger than JSON's are exact. */
const toNano = (ms: number): string => `${Math.round(ms)}000000`

function toAttributes(attributes: Readonly<Record<string, string | number>>): readonly object[] {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === 'number' ? { intValue: String(value) } : { stringValue: value },
  }))
}
