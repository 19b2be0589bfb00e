import { once } from 'node:events'
import { createServer } from 'node:http'
import { expect, test } from 'vitest'
import type { Clock } from '../lib/clock.ts'
import { createTracing } from './exporter.ts'

const NOW = Date.parse('2026-06-01T00:00:00.000Z')
const clock: Clock = {
  now: () => new Date(NOW),
  // Nothing is sent by itself here: only at the end.
  wait: (_, signal) =>
    new Promise((resolve) => signal?.addEventListener('abort', () => resolve(), { once: true })),
}
const ANSWERED = {
  requestId: 'request-1',
  method: 'GET',
  route: '/v1/quotes',
  status: 200,
  ms: 40,
  installation: 'ins_1',
}
const CALLED = {
  requestId: 'request-1',
  command: 'calculator',
  courierCode: '8814',
  outcome: 'courier_unavailable',
  ms: 30,
}

interface Received {
  readonly path: string
  readonly headers: Readonly<Record<string, unknown>>
  readonly spans: readonly Readonly<Record<string, unknown>>[]
}

/** A collector as OpenTelemetry's listens, and what it was sent. */
async function aCollector(status = 200) {
  const received: Received[] = []
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (bytes: Buffer) => (body += bytes.toString()))
    request.on('end', () => {
      const [resource] = JSON.parse(body).resourceSpans
      const { spans } = resource.scopeSpans[0]
      received.push({ path: request.url ?? '', headers: request.headers, spans })
      response.writeHead(status).end('{}')
    })
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : 0
  return { received, endpoint: `http://127.0.0.1:${port}/`, close: () => void server.close() }
}

test('a request and its call to the courier are one trace, the call inside the request', async () => {
  const collector = await aCollector()
  const config = { endpoint: collector.endpoint, headers: { 'x-team': 'a' }, service: 'gateway' }
  const tracing = createTracing(config, { clock, log: () => {}, fetch })
  tracing.log('courier.called', CALLED)
  tracing.log('request.answered', ANSWERED)
  tracing.log('dictionary.loaded', { tenantId: '8814' })

  await tracing.close()

  const [{ path, headers, spans } = { path: '', headers: {}, spans: [] }] = collector.received
  const [call, request] = spans
  expect(path).toBe('/v1/traces')
  expect(headers['x-team']).toBe('a')
  expect(spans).toHaveLength(2)
  expect(request).toMatchObject({
    name: 'GET /v1/quotes',
    kind: 2,
    startTimeUnixNano: `${NOW - 40}000000`,
    endTimeUnixNano: `${NOW}000000`,
    traceId: expect.stringMatching(/^[0-9a-f]{32}$/),
    spanId: expect.stringMatching(/^[0-9a-f]{16}$/),
  })
  expect(call).toMatchObject({
    name: 'courier calculator',
    kind: 3,
    traceId: request?.['traceId'],
    parentSpanId: request?.['spanId'],
    status: { code: 2 },
  })
  collector.close()
})

test('a request that came with a trace goes on in it, and so does its call to the courier', async () => {
  const collector = await aCollector()
  const config = { endpoint: collector.endpoint, headers: {}, service: 'gateway' }
  const tracing = createTracing(config, { clock, log: () => {}, fetch })
  const requestId = '4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7'
  tracing.log('courier.called', { ...CALLED, requestId })
  tracing.log('request.answered', { ...ANSWERED, requestId })

  await tracing.close()

  const [call, request] = collector.received[0]?.spans ?? []
  expect(request).toMatchObject({
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    parentSpanId: '00f067aa0ba902b7',
  })
  expect(call).toMatchObject({
    traceId: '4bf92f3577b34da6a3ce929d0e0e4736',
    parentSpanId: request?.['spanId'],
  })
  collector.close()
})

test('a collector that is away or full is logged and holds nothing up', async () => {
  const collector = await aCollector(503)
  const logged: string[] = []
  const log = (event: string): void => void logged.push(event)
  for (const endpoint of [collector.endpoint, 'http://127.0.0.1:1']) {
    const tracing = createTracing({ endpoint, headers: {}, service: 'g' }, { clock, log, fetch })
    tracing.log('request.answered', ANSWERED)

    await tracing.close()
  }

  expect(logged.filter((event) => event === 'traces.failed')).toHaveLength(2)
  expect(logged.filter((event) => event === 'request.answered')).toHaveLength(2)
  collector.close()
})

test('more than a collector takes is dropped and counted, not kept', async () => {
  const collector = await aCollector()
  const logged: unknown[] = []
  const tracing = createTracing(
    { endpoint: collector.endpoint, headers: {}, service: 'g' },
    { clock, log: (event, fields) => void (event === 'traces.lost' && logged.push(fields)), fetch },
  )
  for (let i = 0; i < 5_003; i++) tracing.log('request.answered', ANSWERED)

  await tracing.close()

  expect(collector.received.map(({ spans }) => spans.length)).toEqual(Array(10).fill(500))
  expect(logged).toEqual([{ spans: 3 }])
  collector.close()
})
