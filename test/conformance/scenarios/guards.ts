import assert from 'node:assert/strict'
import type { Buyer } from '../driver.ts'
import {
  atCheckout,
  choosePoint,
  KAZAN,
  openMethod,
  placed,
  priceOf,
  refused,
} from '../scenario.ts'

const AGAIN = /ещё раз|снова|выберите|again|choose/i

async function tokenOfPoint(buyer: Buyer): Promise<string> {
  await choosePoint(buyer)
  return buyer.token()
}

/** The same claims at another price, with the old signature. */
function cheaper(token: string): string {
  const [version = '', kid = '', payload = '', mac = ''] = token.split('.')
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString())
  claims.price.amount = 100
  return [version, kid, Buffer.from(JSON.stringify(claims)).toString('base64url'), mac].join('.')
}

export const guards = [
  atCheckout('forged-price', 'a price changed in the token is refused', async (buyer) => {
    const token = await tokenOfPoint(buyer)
    const price = await priceOf(buyer, 'pickup_point')
    await buyer.forge(cheaper(token))

    assert.equal(await priceOf(buyer, 'pickup_point'), price)
    assert.match(refused(await buyer.place()), AGAIN)
  }),
  atCheckout('garbage-token', 'anything that is no token is refused', async (buyer) => {
    await choosePoint(buyer)
    await buyer.forge('v1.k1.bm90aGluZw.AAAA')

    assert.match(refused(await buyer.place()), AGAIN)
  }),
  atCheckout('long-token', 'a token longer than two kilobytes is refused', async (buyer) => {
    const token = await tokenOfPoint(buyer)
    await buyer.forge(token + 'A'.repeat(3_000))

    assert.match(refused(await buyer.place()), AGAIN)
  }),
  atCheckout('replayed-token', 'a token of a lighter cart is refused', async (buyer, { shop }) => {
    const other = await shop.openBuyer()
    const token = await tokenOfPoint(other)
    await other.close()
    await buyer.add('heavy')
    await buyer.goToCheckout(KAZAN)
    await buyer.pay('cash')
    await buyer.choose('pickup_point')
    const dear = await priceOf(buyer, 'pickup_point')
    await buyer.forge(token)

    assert.equal(await priceOf(buyer, 'pickup_point'), dear)
    assert.match(refused(await buyer.place()), AGAIN)
  }),
  atCheckout(
    'same-cart-token',
    'the same token for the same cart is no crime',
    async (buyer, { shop }) => {
      const other = await shop.openBuyer()
      const token = await tokenOfPoint(other)
      await other.close()
      await openMethod(buyer, 'pickup_point')
      await buyer.forge(token)

      placed(await buyer.place())
    },
  ),
  atCheckout('point-as-door', 'a token for a point does not price the door', async (buyer) => {
    const token = await tokenOfPoint(buyer)
    await buyer.choose('door')
    const door = await priceOf(buyer, 'door')
    await buyer.forge(token)

    assert.equal(await priceOf(buyer, 'door'), door)
    assert.match(refused(await buyer.place()), AGAIN)
  }),
  atCheckout(
    'expired',
    'a token past its time is refused',
    async (buyer, { world }) => {
      await choosePoint(buyer)
      await world.shiftClock(-3 * 3_600_000)
      const token = (await buyer.fetchToken?.()) ?? ''
      await buyer.forge(token)

      assert.notEqual(token, '')
      assert.match(refused(await buyer.place()), AGAIN)
    },
    { needs: ['token'] },
  ),
  atCheckout(
    'rules-changed',
    'rules changed after choosing price the order anew',
    async (buyer, { shop }) => {
      const token = await tokenOfPoint(buyer)
      const before = await priceOf(buyer, 'pickup_point')
      await shop.configureMethod('pickup_point', { additive: '200' })
      await buyer.forge(token)
      const result = await buyer.place()

      if (result.kind === 'refused') assert.match(result.text, AGAIN)
      else assert.equal((await shop.order(result.orderId)).deliveryFee, before + 20_000)
    },
  ),
  atCheckout(
    'cheap-then-dear',
    'a token posted only with the order is not the one that set the price',
    async (buyer, { shop }) => {
      const token = await tokenOfPoint(buyer)
      const price = await priceOf(buyer, 'pickup_point')
      await buyer.forge('')
      await buyer.forge(token)
      const result = await buyer.place()

      if (result.kind === 'refused') assert.match(result.text, AGAIN)
      else assert.equal((await shop.order(result.orderId)).deliveryFee, price)
    },
  ),
  atCheckout(
    'blocked-gateway',
    'blocking the gateway in the browser gains nothing',
    async (buyer, { shop }) => {
      await shop.configure({ fallbackPrice: '1' })
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)

      assert.ok((await priceOf(buyer, 'door')) > 100)
    },
  ),
]
