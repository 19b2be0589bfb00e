import { expect, test } from 'vitest'
import { connectShop, installRequest, QUOTE_QUERY, toShop } from './gateway-fixture.ts'
import { gateway, openUnconnectedEachTime } from './shop-stand.ts'

const HOUR = 3_600_000

openUnconnectedEachTime()

test('an answer that was lost locks nobody out: the new key begins at its first use', async () => {
  const old = await connectShop(gateway)
  await gateway.call('/v1/installations', { body: installRequest() })
  gateway.shiftClock(48 * HOUR)

  expect((await old.server('/v1/installation')).status).toBe(200)
})

test('a replaced key lives a day, counted from the new one’s first use', async () => {
  const old = await connectShop(gateway)
  const answer = await old.server('/v1/installation/keys', { method: 'POST' })
  const fresh = toShop(gateway, await answer.json())
  gateway.shiftClock(48 * HOUR)

  expect((await fresh.server('/v1/installation')).status).toBe(200)
  gateway.shiftClock(23 * HOUR)
  expect((await old.server('/v1/installation')).status).toBe(200)
  gateway.shiftClock(2 * HOUR)
  expect((await old.server('/v1/installation')).status).toBe(401)
  expect((await fresh.server('/v1/installation')).status).toBe(200)
})

test('a new key signs only once it has been used', async () => {
  const old = await connectShop(gateway)
  const quote = async () => {
    const town = (await (await old.page('/v1/towns?q=Казань')).json()).towns[0].code
    const { seal } = await (
      await old.page(`/v1/quotes?town=${town}&${QUOTE_QUERY}&door=door`)
    ).json()
    const body = { seal, quote: 'door:1', method: 'door', address: { street: 'Лесная' } }
    const { token } = await (await old.page('/v1/selections', { body })).json()
    return String(token).split('.')[1]
  }
  const kidOf = (key: string) => key.split('_')[1]
  const fresh = toShop(
    gateway,
    await (await gateway.call('/v1/installations', { body: installRequest() })).json(),
  )

  expect(await quote()).toBe(kidOf(old.secretKey))
  await fresh.server('/v1/installation')
  expect(await quote()).toBe(kidOf(fresh.secretKey))
})
