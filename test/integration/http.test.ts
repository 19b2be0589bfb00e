import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSimulator } from '@courier-checkout/simulator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type RunningGateway, startGateway } from '../../gateway/src/start.ts'
import { installRequest, QUOTE_QUERY, SHOP_ORIGIN, SHOP_URL } from './gateway-fixture.ts'

const simulator = createSimulator({ points: 50 })
let dataDir = ''
let gateway: RunningGateway
/** Holds up every price until it is called. */
let letPricesGo = (): void => {}
let asked = Promise.withResolvers<void>()

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'http-'))
  const held = Promise.withResolvers<void>()
  letPricesGo = held.resolve
  asked = Promise.withResolvers()
  gateway = await startGateway(
    { PORT: '0', DATA_DIR: dataDir, COURIER_CODES: '8814', LOG_LEVEL: 'silent' },
    {
      async fetch(url, init) {
        if (String(init.body).includes('<calculator')) {
          asked.resolve()
          await held.promise
        }
        return simulator.fetch(url, init)
      },
      http: { headersMs: 200, requestMs: 400 },
    },
  )
})
afterEach(async () => {
  letPricesGo()
  await gateway.close()
  await rm(dataDir, { recursive: true })
})

/** What came back until the other side hung up. */
async function readToEnd(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (bytes: Buffer) => (text += bytes.toString()))
  socket.on('error', () => {})
  await once(socket, 'close')
  return text
}

test.each([
  ['its headers', 'POST /v1/quotes HTTP/1.1\r\nHost: x\r\nX-Slow: '],
  ['its body', 'POST /v1/installations HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{'],
])('who sends %s byte by byte is let go', async (_, beginning) => {
  const socket = connect(gateway.port, '127.0.0.1')
  socket.write(beginning)
  const drip = setInterval(() => socket.write('a'), 20)

  const answer = await readToEnd(socket)

  clearInterval(drip)
  expect(answer).toMatch(/^$|^HTTP\/1\.1 408/)
})

test('while some are slow, others are answered', async () => {
  const slow = Array.from({ length: 50 }, () => connect(gateway.port, '127.0.0.1'))
  const ends = slow.map(readToEnd)
  for (const socket of slow) socket.write('GET /healthz HTTP/1.1\r\n')

  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200)

  await Promise.all(ends)
})

test('headers of a megabyte are refused', async () => {
  const response = await fetch(`${gateway.url}/healthz`, {
    headers: { 'x-large': 'a'.repeat(1_000_000) },
  }).catch(() => null)

  expect(response?.status ?? 431).toBe(431)
})

test('a gateway that stops takes nothing new and answers what it has begun', async () => {
  const installed = await fetch(`${gateway.url}/v1/installations`, {
    method: 'POST',
    body: JSON.stringify(installRequest()),
  })
  const { secretKey, publishableKey } = await installed.json()
  await fetch(`${gateway.url}/v1/rule-sets/door`, {
    method: 'PUT',
    body: '{}',
    headers: { authorization: `Bearer ${secretKey}`, 'courier-shop': SHOP_URL },
  })
  const quote = fetch(
    `${gateway.url}/v1/quotes?town=15500&${QUOTE_QUERY}&door=door&key=${publishableKey}`,
    { headers: { origin: SHOP_ORIGIN } },
  )
  await asked.promise

  const closed = gateway.close()
  await expect(fetch(`${gateway.url}/healthz`)).rejects.toThrow()
  letPricesGo()

  expect((await quote).status).toBe(200)
  await closed
})
