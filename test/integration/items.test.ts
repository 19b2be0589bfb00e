import { expect, test } from 'vitest'
import { gateway, openEachTime, shop } from './shop-stand.ts'

openEachTime()

test('an article that the courier’s warehouse keeps is told with its stock', async () => {
  const answer = await shop.server('/v1/items?article=SKU-1')

  expect(await answer.json()).toEqual({
    items: [
      {
        code: '501',
        article: 'SKU-1',
        barcode: '4600000000017',
        name: 'Светильник "Север"',
        quantity: 48,
        reserved: 3,
      },
    ],
  })
})

test('an article that nobody keeps is an empty list, not an error', async () => {
  const answer = await shop.server('/v1/items?article=LMP-404')

  expect([answer.status, await answer.json()]).toEqual([200, { items: [] }])
})

test('without an article the question is refused', async () => {
  const answer = await shop.server('/v1/items?article=')

  expect([answer.status, (await answer.json()).code]).toEqual([400, 'invalid_request'])
})

test('stock is the merchant’s own business: a page may not ask', async () => {
  expect((await shop.page('/v1/items?article=SKU-1')).status).toBe(403)
  expect((await gateway.call('/v1/items?article=SKU-1', { method: 'GET' })).status).toBe(401)
})
