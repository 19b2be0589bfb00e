import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { CannotStart, listen } from './listening.ts'
import { type RunningDemo, startDemo } from './start-demo.ts'

let dataDir: string
const running: { close(): Promise<void> }[] = []

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demo-'))
})
afterEach(async () => {
  for (const one of running.splice(0)) await one.close()
  await rm(dataDir, { recursive: true, force: true })
})

async function start(port = 0): Promise<RunningDemo> {
  const demo = await startDemo({ port, dataDir })
  running.push(demo)
  return demo
}

/** A checkout without scripts: the shop's own fields. */
async function placeOrder(demo: RunningDemo): Promise<string> {
  const form = { name: 'Анна', phone: '+79001234567', town: 'Казань', street: 'ул. Баумана' }
  const response = await fetch(`${demo.url}/order`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: 'cart=moon.1', origin: demo.url },
    body: new URLSearchParams({ ...form, form_key: 'one' }),
  })
  return response.headers.get('location') ?? ''
}

test('a checkout without scripts is priced by the shop’s server, and twice the same form is one order', async () => {
  const demo = await start()

  const first = await placeOrder(demo)
  const second = await placeOrder(demo)
  const thanks = await (await fetch(`${demo.url}${first}`)).text()

  expect(first).toMatch(/^\/thanks\//)
  expect(second).toBe(first)
  expect(thanks).toContain('Цена рассчитана службой доставки.')
})

test('a restart keeps orders and connection', async () => {
  const demo = await start()
  const thanks = await placeOrder(demo)
  await running.pop()?.close()

  const again = await start(Number(new URL(demo.url).port))

  expect((await fetch(`${again.url}${thanks}`)).status).toBe(200)
  expect(await (await fetch(`${again.url}/admin`)).text()).not.toContain('не подключён')
})

test('the shop’s secret key is readable by its owner only', async () => {
  await start()

  const { mode } = await stat(join(dataDir, 'shop', 'shop.sqlite'))

  expect(mode & 0o077).toBe(0)
})

test('a taken port is said in a sentence', async () => {
  const other = await listen({ host: '127.0.0.1', port: 0 }, () => new Response('mine'))
  running.push(other)

  const starting = startDemo({ port: other.port, dataDir })

  await expect(starting).rejects.toThrow(CannotStart)
  await expect(starting).rejects.toThrow(`Port ${other.port} is taken by another program.`)
})

test('an unsigned webhook changes nothing', async () => {
  const demo = await start()

  const response = await fetch(`${demo.url}/hooks/delivery`, {
    method: 'POST',
    body: JSON.stringify({ kind: 'challenge', challenge: 'x' }),
  })

  expect(response.status).toBe(401)
})

test('a form sent from a foreign page is refused', async () => {
  const demo = await start()

  const response = await fetch(`${demo.url}/admin/orders/1001/send`, {
    method: 'POST',
    headers: { origin: 'http://elsewhere.example' },
    body: new URLSearchParams({}),
  })

  expect(response.status).toBe(403)
})
