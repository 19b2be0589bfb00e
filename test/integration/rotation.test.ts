import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { rotateKey } from '../../gateway/src/commands/rotate-key.ts'
import { createSecretBox } from '../../gateway/src/crypto.ts'
import { openSqlite } from '../../gateway/src/storage/sqlite.ts'
import {
  connectShop,
  createTestGateway,
  QUOTE_QUERY,
  type TestGateway,
  toShop,
} from './gateway-fixture.ts'

const QUOTES = `/v1/quotes?town=15500&${QUOTE_QUERY}&door=door`
const [OLD, NEW] = [randomBytes(32), randomBytes(32)]

/** The same store, opened by a gateway with these keys. The courier remembers nothing of it. */
async function openWith(
  db: TestGateway['db'],
  gatewayKey: Buffer,
  previousKey: Buffer | null = null,
): Promise<TestGateway> {
  return createTestGateway({
    environment: { PUBLIC_URL: 'https://gateway.example' },
    parts: { db, gatewayKey, previousKey },
  })
}

test('a replaced key costs no shop anything: before, while and after everything is locked anew', async () => {
  const db = await openSqlite(':memory:')
  const before = await openWith(db, OLD)
  const connected = await connectShop(before)
  const installation = await (await connected.server('/v1/installation')).json()
  const { seal } = await (await connected.page(QUOTES)).json()

  const during = await openWith(db, NEW, OLD)
  const shop = toShop(during, connected)
  expect((await shop.server('/v1/installation')).status).toBe(200)
  const choice = {
    seal,
    quote: 'door:1',
    method: 'door',
    address: { street: 'Ленина', house: '1' },
  }
  expect((await shop.page('/v1/selections', { body: choice })).status).toBe(200)

  const boxes = { both: createSecretBox(NEW, OLD), previous: createSecretBox(OLD) }
  expect(await rotateKey(db, boxes)).toEqual({ passwords: 1, secretKeys: 1 })
  expect((await shop.page(QUOTES)).status).toBe(200)

  const after = toShop(await openWith(db, NEW), connected)
  expect((await after.page(QUOTES)).status).toBe(200)
  expect((await (await after.server('/v1/installation')).json()).courierWebhookUrl).toBe(
    installation.courierWebhookUrl,
  )
  await db.close()
})

test('a gateway whose key opens nothing that is kept does not start, and says why', async () => {
  const db = await openSqlite(':memory:')
  await connectShop(await openWith(db, OLD))
  await rotateKey(db, { both: createSecretBox(NEW, OLD), previous: createSecretBox(OLD) })

  await expect(openWith(db, OLD)).rejects.toThrow('GATEWAY_KEY is not the key')
  await db.close()
})

test('rotating twice, and once more after a crash half-way, loses nothing', async () => {
  const db = await openSqlite(':memory:')
  const connected = await connectShop(await openWith(db, OLD))
  const first = { both: createSecretBox(NEW, OLD), previous: createSecretBox(OLD) }
  await rotateKey(db, first)
  await rotateKey(db, first)
  const third = randomBytes(32)
  await rotateKey(db, { both: createSecretBox(third, NEW), previous: createSecretBox(NEW) })

  const shop = toShop(await openWith(db, third), connected)

  const { courierWebhookUrl } = await (await shop.server('/v1/installation')).json()
  const path = new URL(courierWebhookUrl).pathname
  const gateway = await openWith(db, third)
  expect((await gateway.call(path, { rawBody: '<x/>' })).status).toBe(200)
  expect((await shop.page(QUOTES)).status).toBe(200)
  await db.close()
})
