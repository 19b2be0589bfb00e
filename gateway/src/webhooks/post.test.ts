import { createServer, type RequestListener, type Server } from 'node:http'
import { afterEach, expect, test } from 'vitest'
import { createWebhookPost } from './post.ts'

let server: Server | undefined
afterEach(
  () =>
    new Promise<void>((resolve) => {
      if (!server) return resolve()
      server.closeAllConnections()
      server.close(() => resolve())
      server = undefined
    }),
)

async function listen(answer: RequestListener): Promise<number> {
  server = createServer(answer)
  const listening = server
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  const address = listening.address()
  return typeof address === 'object' && address ? address.port : 0
}

const call = { body: '{"a":"ё"}', headers: { 'x-test': '1' }, timeoutMs: 5_000 }
const anywhere = createWebhookPost({ allowsPrivate: true })

test('the shop gets the exact bytes and its answer comes back', async () => {
  const port = await listen(async (request, response) => {
    const pieces = await Array.fromAsync(request)
    response.statusCode = 201
    response.end(`${request.method} ${request.headers['x-test']} ${Buffer.concat(pieces)}`)
  })

  const reply = await anywhere({ ...call, url: `http://127.0.0.1:${port}/hook` })

  expect(reply).toEqual({ status: 201, body: 'POST 1 {"a":"ё"}' })
})

test('a redirect is an answer and is not followed', async () => {
  const asked: (string | undefined)[] = []
  const port = await listen((request, response) => {
    asked.push(request.url)
    response.writeHead(302, { location: '/elsewhere' }).end()
  })

  const reply = await anywhere({ ...call, url: `http://127.0.0.1:${port}/hook` })

  expect(reply.status).toBe(302)
  expect(asked).toEqual(['/hook'])
})

test('a shop that does not answer is given up on in time', async () => {
  const port = await listen(() => {})

  const asking = anywhere({ ...call, timeoutMs: 50, url: `http://127.0.0.1:${port}/` })

  await expect(asking).rejects.toThrow('no answer within 50 ms')
})

test('a shop that answers without end is not read without end', async () => {
  const port = await listen((_, response) => {
    const drip = (): void => void response.write('x'.repeat(65_536), drip)
    response.on('error', () => {})
    drip()
  })

  const reply = await anywhere({ ...call, url: `http://127.0.0.1:${port}/` })

  expect(reply.body).toHaveLength(16_384)
})

test.each([
  'http://127.0.0.1:1/',
  'http://[::1]:1/',
  'http://169.254.169.254/',
  'http://2130706433/',
])('%s is refused before anything is sent', async (url) => {
  const guarded = createWebhookPost({ allowsPrivate: false })

  await expect(guarded({ ...call, url })).rejects.toThrow('private network')
})

test('a name is checked by the address it has when it is connected to', async () => {
  const port = await listen((_, response) => response.end())
  // Every family of node:dns lookup's overloads, of which node:http uses one.
  const lookup = ((_: string, __: object, done: (error: null, found: object[]) => void) =>
    done(null, [{ address: '127.0.0.1', family: 4 }])) as never
  const url = `http://shop.example:${port}/`

  const guarded = createWebhookPost({ allowsPrivate: false, lookup })

  await expect(guarded({ ...call, url })).rejects.toThrow('private network')
  const open = createWebhookPost({ allowsPrivate: true, lookup })
  expect((await open({ ...call, url })).status).toBe(200)
})

test.each(['ftp://shop.example/', 'http://user:pass@shop.example/'])(
  '%s is not called',
  async (url) => {
    await expect(anywhere({ ...call, url })).rejects.toThrow()
  },
)

test('a name with several addresses that nobody answers at has a reason too', async () => {
  // As above; both ports are closed.
  const lookup = ((_: string, __: object, done: (error: null, found: object[]) => void) =>
    done(null, [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ])) as never
  const open = createWebhookPost({ allowsPrivate: true, lookup })

  const calling = open({ ...call, url: 'http://shop.example:1/' })

  await expect(calling).rejects.toThrow(/ECONNREFUSED|EADDRNOTAVAIL/)
})
