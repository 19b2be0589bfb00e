import { execFile } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { startSimulator } from '@courier-checkout/simulator'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { installAlone, PACKAGES, readManifest, startUntil, toTarball } from './packed.ts'

const ROOMS = ['api-client', 'gateway', 'widget'] as const
let project = ''

beforeAll(() => {
  project = installAlone('api-client')
})
afterAll(() => rmSync(project, { recursive: true, force: true }))

test.each(ROOMS)('%s says nothing wrong of itself', async (room) => {
  const { messages, pkg } = await publint({ pkgDir: join(PACKAGES, room), strict: true })

  expect(messages.map((message) => formatMessage(message, pkg))).toEqual([])
})

test.each(ROOMS)('%s has types for whoever imports it', async (room) => {
  const tarball = createPackageFromTarballData(new Uint8Array(readFileSync(toTarball(room))))

  const result = await checkPackage(tarball)

  // `require` of older resolvers finds an ES module: there is no other, and Node 22 takes it.
  const meant = new Set(['node10 NoResolution', 'node16-cjs CJSResolvesToESM'])
  const found = 'problems' in result ? result.problems : [{ kind: 'NoTypes' }]
  expect(
    found
      .map((p) => ('resolutionKind' in p ? `${p.resolutionKind} ${p.kind}` : p.kind))
      .filter((problem) => !meant.has(problem)),
  ).toEqual([])
})

test('the gateway asks for exactly the api-client it was made with', () => {
  const { dependencies } = readManifest('gateway')

  expect(dependencies['@courier-checkout/api-client']).toBe(readManifest('api-client').version)
})

test('api-client prices a parcel from an empty project', async () => {
  const simulator = await startSimulator({ port: 0 })
  writeFileSync(join(project, 'price.js'), toProgram(`${simulator.url}/api/`))

  try {
    // Not synchronously: the courier answers from this process.
    const { stdout } = await promisify(execFile)('node', ['price.js'], { cwd: project })

    expect(JSON.parse(stdout)).toContainEqual(
      expect.objectContaining({ price: expect.any(Object) }),
    )
  } finally {
    await simulator.close()
  }
})

const toProgram = (url: string): string => `
import { createLimiter, createMeasoft, DeliveryError } from '@courier-checkout/api-client'
import { Cart } from '@courier-checkout/api-client/contract'

const clock = () => new Date()
const courier = createMeasoft({
  url: '${url}',
  credentials: { courierCode: '8', login: 'test', password: 'testm' },
  currency: 'RUB',
  limiter: createLimiter({ clock }),
  clock,
  fetch,
})
const cart = Cart.parse({
  currency: 'RUB', goods: 125000, payment: 'none', weightGrams: 1250, parcels: [],
})
const call = { signal: AbortSignal.timeout(8000) }
const request = { method: 'door', priceType: 'buyer', senderTown: null, town: '1', cart }
if (!(DeliveryError.prototype instanceof Error)) throw new Error('no errors')
console.log(JSON.stringify(await courier.quote(request, call)))
`

test('the packed gateway starts, stores and serves its widget', async () => {
  const data = mkdtempSync(join(tmpdir(), 'packed-'))
  const command = join(PACKAGES, 'gateway', 'bin', 'courier-checkout-gateway.js')
  const env = { PORT: '0', DATA_DIR: data, COURIER_CODES: '8', LOG_LEVEL: 'silent' }
  const { child, line } = await startUntil(['node', command], env, 'Gateway: ')
  const url = line.slice('Gateway: '.length)

  try {
    expect((await fetch(`${url}/readyz`)).status).toBe(200)
    const widget = await (await fetch(`${url}/widget/integrity.json`)).json()
    expect(Object.keys(widget.files)).toContain('courier-checkout.js')
  } finally {
    child.kill('SIGTERM')
    await once(child, 'exit')
    rmSync(data, { recursive: true, force: true })
  }
})
