import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSimulator } from '@courier-checkout/simulator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSystemClock } from '../../gateway/src/lib/clock.ts'
import { type RunningGateway, startGateway } from '../../gateway/src/start.ts'
import { installRequest, QUOTE_QUERY, SHOP_ORIGIN, SHOP_URL } from './gateway-fixture.ts'

// Over a port, because there stands what answers a page's repeated question before the app does.

interface Line {
  readonly event: string
  readonly fields: Readonly<Record<string, unknown>>
}

let dataDir = ''
let gateway: RunningGateway
let shift = 0
let keys: { readonly publishableKey: string; readonly secretKey: string }
const logged: Line[] = []
const simulator = createSimulator({ points: 50 })

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'at-once-'))
  shift = 0
  logged.length = 0
  gateway = await startGateway(
    { PORT: '0', DATA_DIR: dataDir, COURIER_CODES: '8814' },
    {
      fetch: (url, init) => simulator.fetch(url, init),
      clock: { ...createSystemClock(), now: () => new Date(Date.now() + shift) },
      log: (event, fields = {}) => logged.push({ event, fields }),
    },
  )
  const body = JSON.stringify(installRequest())
  keys = await (await fetch(`${gateway.url}/v1/installations`, { method: 'POST', body })).json()
  await putRules({})
})
afterEach(async () => {
  await gateway.close()
  rmSync(dataDir, { recursive: true })
})

async function putRules(rules: object): Promise<void> {
  const response = await fetch(`${gateway.url}/v1/rule-sets/door`, {
    method: 'PUT',
    headers: { authorization: `Bearer ${keys.secretKey}`, 'courier-shop': SHOP_URL },
    body: JSON.stringify(rules),
  })
  expect(response.status).toBe(200)
}

const ask = (headers: Record<string, string> = { origin: SHOP_ORIGIN }) =>
  fetch(`${gateway.url}/v1/quotes?town=15500&${QUOTE_QUERY}&door=door&key=${keys.publishableKey}`, {
    headers,
  })

/** The first is computed, the second compared with the shop's settings, the third answered at once. */
async function askThrice(): Promise<readonly Response[]> {
  return [await ask(), await ask(), await ask()]
}

/** What of an answer does not differ from request to request. */
async function toComparable(response: Response) {
  const { 'x-request-id': requestId, date, ...headers } = Object.fromEntries(response.headers)
  expect(requestId).toMatch(/^[\w-]{8,64}$/)
  expect(date).toBeDefined()
  return { status: response.status, headers, body: await response.text() }
}

test('an answer given at once has the status, headers and body of the long way’s', async () => {
  const [first, second, third] = await Promise.all((await askThrice()).map(toComparable))

  expect(third?.status).toBe(200)
  expect(second).toEqual(first)
  expect(third).toEqual(first)
})

test('it is written down and counted like every other', async () => {
  await askThrice()
  const answered = logged.filter(
    ({ event, fields }) => event === 'request.answered' && fields['route'] === '/v1/quotes',
  )
  const metrics = await (await fetch(`${gateway.url}/metrics`)).text()

  expect(answered).toHaveLength(3)
  expect(new Set(answered.map(({ fields }) => fields['requestId']))).toHaveLength(3)
  const shapes = answered.map(({ fields }) => ({ ...fields, requestId: '', ms: 0 }))
  expect(shapes[2]).toEqual(shapes[0])
  expect(metrics).toContain(
    'gateway_requests_total{method="GET",route="/v1/quotes",status="200"} 3',
  )
})

test('rules that the shop saves are in the next answer', async () => {
  await askThrice()
  await putRules({ freeFrom: 1_000 })

  expect((await (await ask()).json()).quotes[0].price.amount).toBe(0)
})

test('nobody else is answered with it', async () => {
  await askThrice()

  expect((await ask({ origin: 'https://foreign.example' })).status).toBe(403)
  expect((await ask({})).status).toBe(403)
  expect((await ask({ origin: SHOP_ORIGIN, authorization: 'Bearer sk_x' })).status).toBe(403)
})

test('whoever asks too much is told to wait', async () => {
  await askThrice()
  const answers = await Promise.all(Array.from({ length: 300 }, () => ask()))
  const refused = answers.filter(({ status }) => status === 429)

  expect(refused.length).toBeGreaterThan(0)
  expect(await refused[0]?.json()).toMatchObject({ code: 'rate_limited' })
})

test.each([31_000, -5_000])(
  'an answer kept before the clock moved by %d ms is made anew',
  async (ms) => {
    await askThrice()
    const { expiresAt } = await (await ask()).json()
    shift = ms * 2

    expect((await (await ask()).json()).expiresAt).not.toBe(expiresAt)
  },
)
