import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePhp } from '../../scripts/ground-php.mjs'
import { findInstalledPhp, openWasmPhp, type Php, ROOT } from './php.ts'

await ensurePhp(ROOT)
const installed = findInstalledPhp()
const versions = [
  await openWasmPhp('7.4'),
  await openWasmPhp('8.4'),
  ...(installed?.hasCurl ? [installed] : []),
]

let server: Server
let address = ''

beforeAll(async () => {
  server = createServer((request, response) => {
    if (request.url === '/hang') return
    if (request.url === '/moved') {
      response.writeHead(302, { location: `${address}/echo` }).end()
    } else if (request.url === '/flood') {
      response.end(Buffer.alloc(9 * 1024 * 1024))
    } else {
      let body = ''
      request.on('data', (chunk) => {
        body += chunk
      })
      request.on('end', () => {
        response.writeHead(201, { 'content-type': 'application/json' })
        response.end(
          JSON.stringify({ method: request.method, test: request.headers['x-test'], body }),
        )
      })
    }
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const bound = server.address()
  address = typeof bound === 'object' && bound ? `http://127.0.0.1:${bound.port}` : ''
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

const call = async (php: Php, path: string, more: Record<string, string> = {}): Promise<unknown> =>
  JSON.parse(
    await php.run('curl.php', {
      CALL_METHOD: 'POST',
      CALL_URL: path.startsWith('/') ? address + path : path,
      CALL_BODY: '{"a":"ё"}',
      CALL_TIMEOUT_MS: '4000',
      ...more,
    }),
  )

const noAnswer = { outage: true, code: 'courier_unavailable', status: 0 }

describe.each(versions.map((php) => ({ php, version: php.version })))(
  'curl on PHP $version',
  ({ php }) => {
    test('sends method, headers and body, and gives the answer', async () => {
      expect(await call(php, '/echo', { CALL_METHOD: 'PUT' })).toEqual({
        status: 201,
        type: 'application/json',
        body: JSON.stringify({ method: 'PUT', test: 'yes', body: '{"a":"ё"}' }),
      })
    })

    test('never follows a redirect', async () => {
      expect(await call(php, '/moved')).toMatchObject({ status: 302 })
    })

    test('an answer that does not come in time is an outage', async () => {
      expect(await call(php, '/hang', { CALL_TIMEOUT_MS: '300' })).toEqual(noAnswer)
    })

    test('a flood is cut off', async () => {
      expect(await call(php, '/flood')).toEqual(noAnswer)
    })

    test('reads no file and speaks nothing but HTTP', async () => {
      expect(await call(php, 'file:///etc/hostname')).toEqual(noAnswer)
    })
  },
)
