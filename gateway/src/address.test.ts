import { Hono } from 'hono'
import { expect, test } from 'vitest'
import { createAddressOf } from './address.ts'
import type { GatewayEnv } from './gateway-env.ts'

async function addressOf(
  trustedProxies: number,
  call: { readonly forwarded?: string; readonly socket?: string },
): Promise<string> {
  const find = createAddressOf(trustedProxies)
  const app = new Hono<GatewayEnv>().get('/', (c) => c.text(find(c)))
  const headers = call.forwarded === undefined ? {} : { 'x-forwarded-for': call.forwarded }
  const env = { incoming: { socket: { remoteAddress: call.socket } } }
  return (await app.request('/', { headers }, env)).text()
}

test('without a proxy the header is a visitor’s invention', async () => {
  expect(await addressOf(0, { forwarded: '1.1.1.1', socket: '9.9.9.9' })).toBe('9.9.9.9')
})

test('behind one proxy its own entry counts, not what stands before it', async () => {
  expect(await addressOf(1, { forwarded: '6.6.6.6, 1.1.1.1', socket: '10.0.0.1' })).toBe('1.1.1.1')
})

test('behind two proxies the outer one’s entry counts', async () => {
  const forwarded = '6.6.6.6, 1.1.1.1, 10.0.0.2'

  expect(await addressOf(2, { forwarded, socket: '10.0.0.1' })).toBe('1.1.1.1')
})

test('a proxy that wrote nothing leaves the connection’s address', async () => {
  expect(await addressOf(1, { socket: '10.0.0.1' })).toBe('10.0.0.1')
})

test('a household’s newer addresses count as one', async () => {
  const one = await addressOf(0, { socket: '2001:db8:0:1::1' })
  const other = await addressOf(0, { socket: '2001:db8:0:1:ffff::2' })
  const neighbour = await addressOf(0, { socket: '2001:db8:0:2::1' })

  expect(one).toBe(other)
  expect(one).not.toBe(neighbour)
})
