import { randomBytes } from 'node:crypto'
import { chmod, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSimulator } from '@courier-checkout/simulator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { installRequest } from '../../test/integration/gateway-fixture.ts'
import { type RunningGateway, startGateway } from './start.ts'

let dataDir = ''
const simulator = createSimulator({ points: 50 })

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'gateway-'))
})
afterEach(() => rm(dataDir, { recursive: true }))

const start = (environment: Record<string, string> = {}) =>
  startGateway(
    { PORT: '0', DATA_DIR: dataDir, COURIER_CODES: '8814', LOG_LEVEL: 'silent', ...environment },
    { fetch: (url, init) => simulator.fetch(url, init) },
  )

test('a gateway listens, answers and stops', async () => {
  const gateway = await start()

  expect(gateway.url).toBe(`http://127.0.0.1:${gateway.port}`)
  expect(await (await fetch(`${gateway.url}/readyz`)).text()).toBe('ready\n')
  await gateway.close()
  await expect(fetch(`${gateway.url}/readyz`)).rejects.toThrow()
})

test('what was installed is still there after a restart', async () => {
  const first = await start()
  const body = JSON.stringify(installRequest())
  const installed = await fetch(`${first.url}/v1/installations`, { method: 'POST', body })
  const { secretKey, installationId } = await installed.json()
  await first.close()

  const second = await start()
  const response = await fetch(`${second.url}/v1/installation`, {
    headers: { authorization: `Bearer ${secretKey}`, 'courier-shop': 'https://shop.example/store' },
  })

  expect(await response.json()).toMatchObject({
    installationId,
    courierWebhookUrl: expect.stringContaining(`${second.url}/v1/courier-events/mer_`),
  })
  await second.close()
})

test('the key file is nobody else’s to read', async () => {
  const gateway = await start()
  await gateway.close()

  expect((await stat(join(dataDir, 'gateway.key'))).mode & 0o777).toBe(0o600)
})

test('a key file that others can read is refused', async () => {
  await (await start()).close()
  await chmod(join(dataDir, 'gateway.key'), 0o644)

  await expect(start()).rejects.toThrow('chmod 600')
})

test('a key file replaced in place: nothing changes until the restart, and then the old one is asked for', async () => {
  const path = join(dataDir, 'gateway.key')
  const running = await start()
  const body = JSON.stringify(installRequest())
  const installed = await fetch(`${running.url}/v1/installations`, { method: 'POST', body })
  const { secretKey } = await installed.json()
  const ask = async (gateway: RunningGateway) =>
    fetch(`${gateway.url}/v1/installation`, {
      headers: {
        authorization: `Bearer ${secretKey}`,
        'courier-shop': 'https://shop.example/store',
      },
    })
  const old = (await readFile(path, 'utf8')).trim()
  await writeFile(path, `${randomBytes(32).toString('base64')}\n`)
  expect((await ask(running)).status).toBe(200)
  await running.close()

  await expect(start()).rejects.toThrow('name it GATEWAY_KEY_PREVIOUS while it is replaced')

  const restarted = await start({ GATEWAY_KEY_PREVIOUS: old })
  expect((await ask(restarted)).status).toBe(200)
  await restarted.close()
})

test.each([
  [{ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }, /^the store of DATABASE_URL cannot be/],
  [{ DATA_DIR: '/dev/null/gateway' }, /^the store of DATA_DIR \/dev\/null\/gateway cannot be/],
])('a store that cannot be opened is said in one sentence: %j', async (environment, words) => {
  const key = { GATEWAY_KEY: Buffer.alloc(32).toString('base64') }

  await expect(start({ ...key, ...environment })).rejects.toThrow(words)
})

test('a port that is taken is said, and leaves nothing running', async () => {
  const gateway = await start()

  await expect(start({ PORT: String(gateway.port), DATA_DIR: join(dataDir, 'b') })).rejects.toThrow(
    'EADDRINUSE',
  )
  await gateway.close()
})

test('a body of two megabytes is refused, and the next call works', async () => {
  const gateway = await start()
  const body = 'x'.repeat(2_000_000)

  const large = await fetch(`${gateway.url}/v1/installations`, { method: 'POST', body })

  expect(large.status).toBe(413)
  expect((await fetch(`${gateway.url}/healthz`)).status).toBe(200)
  await gateway.close()
})
