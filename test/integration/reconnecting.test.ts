import { afterEach, beforeEach, expect, test } from 'vitest'
import {
  connectShop,
  createTestGateway,
  installRequest,
  type Shop,
  type TestGateway,
} from './gateway-fixture.ts'
import { aDraft } from './shipments-fixture.ts'

let stand: TestGateway
let shop: Shop

beforeEach(async () => {
  const minute = { firstMs: 60_000, maxMs: 60_000 }
  stand = await createTestGateway({
    parts: { shipping: { idleMs: 20, credentialsRetry: minute } },
  })
  shop = await connectShop(stand)
  await stand.gateway.startJobs()
})
afterEach(() => stand.close())

const setPassword = (password: string) =>
  stand.simulator.app.request('/control/tenants/8814/accounts/lampshop', {
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

  const connected = await stand.call('/v1/installations', {
    body: installRequest({ password: 'another' }),
  })

  expect(connected.status).toBe(201)
  // Long before the minute that it would have waited.
  await expect.poll(async () => (await shown()).state, { timeout: 10_000 }).toBe('sent')
})
