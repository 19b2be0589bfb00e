import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { widgetFileRoutes } from './routes/widget-files.ts'
import { readWidgetFiles, toWidgetVersion } from './widget-files.ts'

const SCRIPT = `export const texts = ${JSON.stringify('Пункт выдачи '.repeat(400))}`
let dir = ''

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'widget-'))
  await writeFile(join(dir, 'courier-checkout.js'), SCRIPT)
  await writeFile(join(dir, '.sources'), 'stamp')
})
afterEach(() => rm(dir, { recursive: true }))

async function openWidget() {
  const files = await readWidgetFiles(dir)
  const version = toWidgetVersion(files)
  const app = widgetFileRoutes({ version, files })
  const load = (encoding: string) =>
    app.request(`/widget/${version}/courier-checkout.js`, {
      headers: { 'accept-encoding': encoding },
    })
  return { app, version, load }
}

test.each([
  ['br, gzip', 'br', brotliDecompressSync],
  ['gzip, deflate', 'gzip', gunzipSync],
  ['identity', null, (body: Buffer) => body],
] as const)('a browser that reads "%s" gets %s', async (accepted, coding, decode) => {
  const { load } = await openWidget()

  const response = await load(accepted)

  expect(response.headers.get('content-encoding')).toBe(coding)
  expect(decode(Buffer.from(await response.arrayBuffer())).toString()).toBe(SCRIPT)
})

test('a version’s file is kept for ever by whoever asks', async () => {
  const { load } = await openWidget()

  const { headers } = await load('br')

  expect(headers.get('cache-control')).toContain('immutable')
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(headers.get('vary')).toBe('Accept-Encoding')
  expect(headers.get('content-type')).toContain('text/javascript')
})

test('the integrity value is that of the file as it is run', async () => {
  const { app, version } = await openWidget()

  const answer = await (await app.request('/widget/integrity.json')).json()

  const digest = createHash('sha384').update(SCRIPT).digest('base64')
  expect(answer).toEqual({ version, files: { 'courier-checkout.js': `sha384-${digest}` } })
})

test('another content is another version', async () => {
  const { version } = await openWidget()
  await writeFile(join(dir, 'courier-checkout.js'), `${SCRIPT}\n`)

  expect((await openWidget()).version).not.toBe(version)
})

test.each(['../config.ts', '.sources', 'absent.js'])('%s is not served', async (path) => {
  const { app, version } = await openWidget()
  app.onError((_, c) => c.text('refused', 404))

  const response = await app.request(`/widget/${version}/${path}`)

  expect(response.status).toBe(404)
})
