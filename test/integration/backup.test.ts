import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createSimulator } from '@courier-checkout/simulator'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { COMMANDS } from '../../gateway/src/commands/run.ts'
import { startGateway } from '../../gateway/src/start.ts'
import { installRequest, SHOP_URL } from './gateway-fixture.ts'
import { aDraft } from './shipments-fixture.ts'

const KEY = Buffer.alloc(32, 7).toString('base64')
let home = ''
let said: string[] = []
const simulator = createSimulator({ points: 50 })

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'backup-'))
  said = []
})
afterEach(() => rm(home, { recursive: true }))

const settings = (folder: string) => ({
  PORT: '0',
  DATA_DIR: join(home, folder),
  COURIER_CODES: '8814',
  LOG_LEVEL: 'silent',
  GATEWAY_KEY: KEY,
})

const start = (folder: string) =>
  startGateway(settings(folder), { fetch: (url, init) => simulator.fetch(url, init) })

async function run(
  name: string,
  args: readonly string[],
  { folder = 'live', input = '' }: { folder?: string; input?: string } = {},
): Promise<void> {
  await COMMANDS[name]?.(args, {
    environment: settings(folder),
    input: Readable.from([input]),
    say: (line) => said.push(line),
  })
}

async function post(url: string, path: string, body: unknown, headers = {}): Promise<Response> {
  return fetch(`${url}${path}`, { method: 'POST', body: JSON.stringify(body), headers })
}

test('every order that was acknowledged before a backup is there after its restore', async () => {
  const gateway = await start('live')
  const { secretKey } = await (
    await post(gateway.url, '/v1/installations', installRequest())
  ).json()
  const auth = { authorization: `Bearer ${secretKey}`, 'courier-shop': SHOP_URL }
  for (const reference of ['1001', '1002', '1003']) {
    const body = { reference, attempt: 1, draft: aDraft() }
    const headers = { ...auth, 'idempotency-key': `${reference}#1` }
    expect((await post(gateway.url, '/v1/shipments', body, headers)).status).toBe(200)
  }

  const file = join(home, 'saved.sqlite')
  await run('backup', [file])
  await gateway.close()
  await run('restore', [file], { folder: 'new' })

  const restored = await start('new')
  const list = await fetch(`${restored.url}/v1/shipments`, { headers: auth })
  const { shipments } = await list.json()
  expect(shipments.map((s: { reference: string }) => s.reference).sort()).toEqual([
    '1001',
    '1002',
    '1003',
  ])
  await restored.close()
  expect(await readdir(home)).not.toContain('saved.sqlite.unfinished')
})

test('a backup never writes over a file, nor a restore over a store', async () => {
  await (await start('live')).close()
  const file = join(home, 'saved.sqlite')
  await run('backup', [file])

  await expect(run('backup', [file])).rejects.toThrow('is there already')
  await expect(run('restore', [file])).rejects.toThrow('stop the gateway')
})

test('what is no store, or half of one, is not restored', async () => {
  const file = join(home, 'broken.sqlite')
  await writeFile(file, 'SQLite format 3\0 and then nothing of the kind')

  await expect(run('restore', [file], { folder: 'new' })).rejects.toThrow('not a whole store')
  await expect(run('restore', [join(home, 'none')], { folder: 'new' })).rejects.toThrow('no file')
  await mkdir(join(home, 'empty'))
  await expect(run('backup', [file], { folder: 'empty' })).rejects.toThrow('there is no store')
})

test('the password is hashed from the input, and a short one refused', async () => {
  await run('hash-password', [], { input: 'long enough for people\n' })

  expect(said).toEqual([expect.stringMatching(/^OPERATOR_PASSWORD_HASH=scrypt:[\w-]+:[\w-]+$/)])
  await expect(run('hash-password', [], { input: 'short\n' })).rejects.toThrow('12 characters')
})

test('rotate-key says which two keys it needs', async () => {
  await expect(run('rotate-key', [])).rejects.toThrow('GATEWAY_KEY_PREVIOUS')
})
