import { beforeEach, expect, test } from 'vitest'
import { hashPassword } from '../../gateway/src/operator/password.ts'
import { createTestGateway } from './gateway-fixture.ts'
import { aDraft } from './shipments-fixture.ts'
import { gateway, openEachTime, shop } from './shop-stand.ts'

const TOKEN = 'operator-token-of-the-tests'
const PASSWORD = 'лошадь батарея скоба'

let cookie = ''

openEachTime({
  environment: { OPERATOR_TOKEN: TOKEN, OPERATOR_PASSWORD_HASH: await hashPassword(PASSWORD) },
})
beforeEach(() => {
  cookie = ''
})

function post(path: string, fields: Readonly<Record<string, string>>): Promise<Response> {
  return gateway.call(path, {
    rawBody: new URLSearchParams(fields).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', cookie },
  })
}

async function logIn(word = TOKEN): Promise<Response> {
  const response = await post('/operator/login', { word })
  cookie = (response.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
  return response
}

const open = async (headers: Readonly<Record<string, string>> = {}): Promise<string> =>
  (await gateway.call('/operator', { headers: { cookie, ...headers } })).text()

const findMark = (page: string): string => /name="mark" value="([^"]+)"/.exec(page)?.[1] ?? ''

async function aShipment(reference: string, change: string): Promise<string> {
  const response = await shop.server('/v1/shipments', {
    body: { reference, attempt: 1, draft: aDraft() },
    headers: { 'idempotency-key': `${reference}#1` },
  })
  const { shipmentId } = await response.json()
  await gateway.db.query(`UPDATE shipment SET ${change} WHERE shipment_id = ?`, [shipmentId])
  return shipmentId
}

test('a gateway whose operator set no password has no such page', async () => {
  const plain = await createTestGateway()

  const response = await plain.call('/operator')

  expect(response.status).toBe(404)
  await plain.close()
})

test('a stranger sees a login and nothing else', async () => {
  await aShipment('1001', "state = 'rejected'")

  const page = await open()

  expect(page).toContain('type="password"')
  expect(page).not.toContain('1001')
  expect(page).not.toContain('shop.example')
})

test.each([TOKEN, PASSWORD])('the token and the password both open it', async (word) => {
  const response = await logIn(word)

  expect(response.status).toBe(303)
  expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Strict/)
  expect(await open({ 'accept-language': 'en' })).toContain('Nothing waits for a person.')
  expect(await open({ 'accept-language': 'ru-RU' })).toContain('Нет ничего')
})

test('guessing is refused, and slowed', async () => {
  const statuses: number[] = []
  for (let i = 0; i < 10; i++) statuses.push((await logIn('guess')).status)

  expect(statuses.slice(0, 8)).toEqual(Array(8).fill(401))
  expect(statuses.at(-1)).toBe(429)
  expect(await open()).toContain('type="password"')
})

test('a session ends after twelve hours, and when the password changes', async () => {
  await logIn()
  gateway.shiftClock(12 * 3_600_000)
  expect(await open()).toContain('type="password"')

  await logIn()
  const other = await createTestGateway({
    environment: { OPERATOR_TOKEN: 'another-token-of-the-tests' },
  })
  const page = await (await other.call('/operator', { headers: { cookie } })).text()

  expect(page).toContain('type="password"')
  await other.close()
})

test('a given up shipment is tried again from the page, and what the shop must decide is not', async () => {
  const givenUp = await aShipment('1001', 'is_given_up = 1, tries = 200, due_at = NULL')
  const rejected = await aShipment('1002', "state = 'rejected'")
  await logIn()
  const page = await open({ 'accept-language': 'en' })
  const mark = findMark(page)

  const retried = await post(`/operator/shipments/${givenUp}/retry`, { mark })
  const refused = await post(`/operator/shipments/${rejected}/retry`, { mark })

  expect(page).toContain('1001')
  expect(page).toContain('1002')
  expect(retried.headers.get('location')).toBe('/operator?said=retried')
  expect(refused.headers.get('location')).toBe('/operator?said=refused')
  const [row] = await gateway.db.query(
    'SELECT is_given_up, tries FROM shipment WHERE shipment_id = ?',
    [givenUp],
  )
  expect(row).toEqual({ is_given_up: 0, tries: 0 })
})

test('a webhook that a shop did not take is sent again from the page', async () => {
  const shipmentId = await aShipment('1001', 'tries = 0')
  await gateway.db.query(
    `INSERT INTO webhook_delivery (event_id, tenant_id, merchant_id, installation_id, shipment_id,
        number, state, tries, last_error, due_at, opened_at, leased_until, leased_by)
      SELECT 'evt_lost', tenant_id, merchant_id, installation_id, shipment_id, 9, 'failed', 40,
        'HTTP 500', '', '2026-06-01T00:00:00.000Z', '', '' FROM shipment WHERE shipment_id = ?`,
    [shipmentId],
  )
  await logIn()
  const page = await open()

  await post('/operator/deliveries/evt_lost/resend', { mark: findMark(page) })

  expect(page).toContain('HTTP 500')
  const [row] = await gateway.db.query(
    "SELECT state, tries FROM webhook_delivery WHERE event_id = 'evt_lost'",
  )
  expect(row).toEqual({ state: 'waiting', tries: 0 })
})

test.each([
  '/operator/shipments/shp_1/retry',
  '/operator/deliveries/evt_1/resend',
  '/operator/logout',
])('a form that another site made changes nothing: %s', async (path) => {
  await logIn()

  const response = await post(path, { mark: 'guessed' })

  expect(response.status).toBe(403)
})

test('what comes from outside is shown as text, never as markup', async () => {
  const reason = '{"code":"x","message":"<img src=x>"}'
  await aShipment('1001', `state = 'rejected', reference = '<b>1001', reason = '${reason}'`)
  await logIn()

  const response = await gateway.call('/operator', { headers: { cookie } })

  const page = await response.text()
  expect(page).not.toContain('<b>1001')
  expect(page).not.toContain('<img')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
})

test('metrics need the token, and tell of queues, lists and couriers', async () => {
  await aShipment('1001', 'is_given_up = 1')

  expect((await gateway.call('/metrics')).status).toBe(401)
  const response = await gateway.call('/metrics', { headers: { authorization: `Bearer ${TOKEN}` } })

  const text = await response.text()
  expect(text).toContain('gateway_shipments{state="queued"} 1\n')
  expect(text).toContain('gateway_shipments_given_up 1\n')
  expect(text).toContain('gateway_courier_accounts{state="closed"} 1\n')
  expect(text).toMatch(/gateway_busiest_account_hour_ratio 0\.\d+\n/)
})
