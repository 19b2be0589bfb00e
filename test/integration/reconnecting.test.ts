import { beforeEach, expect, test } from 'vitest'
import { installRequest } from './gateway-fixture.ts'
import { aDraft } from './shipments-fixture.ts'
import { gateway, openEachTime, shop } from './shop-stand.ts'

const minute = { firstMs: 60_000, maxMs: 60_000 }
openEachTime({ parts: { shipping: { idleMs: 20, credentialsRetry: minute } } })
beforeEach(() => gateway.gateway.startJobs())

const setPassword = (password: string) =>
  gateway.simulator.app.request('/control/tenants/8814/accounts/lampshop', {
    method: 'PUT',
    body: JSON.stringify({ password }),
    headers: { 'content-type': 'application/json' },
  })
const shown = async () => (await shop.server('/v1/shipments/1001')).json()

test('orders that wait for the right password go at once when the shop is connected with it', async () => {
  await setPassword('another')
  await shop.server('/v1/shipments', {
    body: { reference: '1001', attempt: 1, draft: aDraft() },
    headers: { 'idempotency-key': '1001#1' },
  })
  await expect
    .poll(async () => (await shown()).reason?.code, { timeout: 10_000 })
    .toBe('courier_credentials')

  const connected = await gateway.call('/v1/installations', {
    body: installRequest({ password: 'another' }),
  })

  expect(connected.status).toBe(201)
  // Long before the minute that it would have waited.
  await expect.poll(async () => (await shown()).state, { timeout: 10_000 }).toBe('sent')
})
