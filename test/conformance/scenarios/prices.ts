import assert from 'node:assert/strict'
import { atCheckout, KAZAN, placed, priceOf } from '../scenario.ts'

const ours = (rows: readonly { method: string }[]) =>
  rows.filter(({ method }) => method !== 'other')

export const prices = [
  atCheckout(
    'both-rows',
    'a known town shows both methods with prices of the courier',
    async (buyer) => {
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)

      const rows = await buyer.rows()

      assert.deepEqual(
        ours(rows).map(({ method }) => method),
        ['door', 'pickup_point'],
      )
      assert.ok(rows.every((row) => row.price > 0 || row.method === 'other'))
    },
  ),
  atCheckout(
    'one-call',
    'a change of the cart costs one call of the gateway, a look costs none',
    async (buyer, { world }) => {
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)
      world.road.forget()
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)
      const afterChange = world.road.serverCalls().filter((call) => call.endsWith('/v1/quotes'))
      world.road.forget()
      await buyer.reload()

      assert.ok(afterChange.length <= 1, afterChange.join())
      assert.deepEqual(world.road.serverCalls(), [])
    },
  ),
  atCheckout(
    'no-town',
    'without a town nothing is asked and nothing is wrong',
    async (buyer, { world }) => {
      world.road.forget()
      await buyer.add('light')
      await buyer.goToCheckout({ town: '', region: '', postcode: '', street: '' })

      assert.deepEqual(ours(await buyer.rows()), [])
      assert.deepEqual(world.road.serverCalls(), [])
    },
  ),
  atCheckout('half-town', 'a town of one letter is not asked about', async (buyer, { world }) => {
    world.road.forget()
    await buyer.add('light')
    await buyer.goToCheckout({ ...KAZAN, town: 'К' })

    assert.deepEqual(ours(await buyer.rows()), [])
    assert.deepEqual(world.road.serverCalls(), [])
  }),
  atCheckout('unknown-town', 'a town nobody knows gets no local price', async (buyer) => {
    await buyer.add('light')
    await buyer.goToCheckout({ ...KAZAN, town: 'Кзнь', region: '' })

    assert.deepEqual(ours(await buyer.rows()), [])
  }),
  atCheckout(
    'outage-fallback',
    'a silent gateway leaves the fallback price, to the door only, and the order says so',
    async (buyer, { shop, world }) => {
      await shop.configure({ fallbackPrice: '555' })
      world.road.set('closed')
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)
      const rows = ours(await buyer.rows())
      const price = await priceOf(buyer, 'door')
      const order = await shop.order(placed(await buyer.place()))

      assert.deepEqual(
        rows.map(({ method }) => method),
        ['door'],
      )
      assert.equal(price, 55_500)
      assert.match(order.block.notices.join(), /запасная цена|fallback price/i)
    },
  ),
  atCheckout(
    'outage-none',
    'without a fallback price our methods are hidden and the shop lives on',
    async (buyer, { world }) => {
      world.road.set('closed')
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)

      assert.deepEqual(ours(await buyer.rows()), [])
      assert.equal((await buyer.total()) > 0, true)
    },
  ),
  atCheckout(
    'slow-fallback',
    'a gateway slower than five seconds counts as away',
    async (buyer, { shop, world }) => {
      await shop.configure({ fallbackPrice: '555' })
      world.road.set('slow')
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)

      assert.equal(await priceOf(buyer, 'door'), 55_500)
    },
  ),
  atCheckout(
    'garbage-fallback',
    'a page of somebody else’s in place of the gateway counts as away',
    async (buyer, { shop, world }) => {
      await shop.configure({ fallbackPrice: '555' })
      world.road.set('garbage')
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)

      assert.equal(await priceOf(buyer, 'door'), 55_500)
    },
  ),
  atCheckout(
    'refusal-no-fallback',
    'a refusal of the gateway never brings the fallback price',
    async (buyer, { shop, world }) => {
      await shop.configure({ fallbackPrice: '555' })
      world.road.set('refusing')
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)

      assert.deepEqual(ours(await buyer.rows()), [])
    },
  ),
  atCheckout(
    'outage-back',
    'when the gateway is back its prices are, within a minute',
    async (buyer, { shop, world }) => {
      await shop.configure({ fallbackPrice: '555' })
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)
      const usual = await priceOf(buyer, 'door')
      world.road.set('closed')
      await buyer.reload()

      // Known prices outlive a short outage.
      assert.equal(await priceOf(buyer, 'door'), usual)
    },
  ),
  atCheckout(
    'multiplier',
    'multiplier and additive are the gateway’s to apply',
    async (buyer, { shop }) => {
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)
      const before = await priceOf(buyer, 'door')
      await shop.configureMethod('door', { multiplier: '2', additive: '50' })
      await buyer.reload()

      assert.equal(await priceOf(buyer, 'door'), before * 2 + 5_000)
    },
  ),
  atCheckout('multiplier-zero', 'a zero multiplier counts as one', async (buyer, { shop }) => {
    await buyer.add('light')
    await buyer.goToCheckout(KAZAN)
    const before = await priceOf(buyer, 'door')
    await shop.configureMethod('door', { multiplier: '0' })
    await buyer.reload()

    assert.equal(await priceOf(buyer, 'door'), before)
  }),
  atCheckout('free-from', 'from a sum on delivery is free', async (buyer, { shop }) => {
    await shop.configure({ freeFrom: '1500' })
    await buyer.add('light', 2)
    await buyer.goToCheckout(KAZAN)

    assert.equal(await priceOf(buyer, 'door'), 0)
    assert.equal(await priceOf(buyer, 'pickup_point'), 0)
  }),
  atCheckout('rounding', 'prices are rounded as the merchant wishes', async (buyer, { shop }) => {
    await shop.configure({ multiplier: '1.037', roundingStep: '10', roundingDirection: 'up' })
    await buyer.add('light')
    await buyer.goToCheckout(KAZAN)

    assert.equal((await priceOf(buyer, 'door')) % 1_000, 0)
  }),
  atCheckout(
    'default-weight',
    'a product without a weight counts with the shop’s default',
    async (buyer, { shop }) => {
      await shop.configure({ defaultWeight: '700' })
      await buyer.add('weightless')
      await buyer.goToCheckout(KAZAN)

      assert.ok((await priceOf(buyer, 'door')) > 0)
    },
  ),
  atCheckout('no-weight', 'without any weight no price is guessed', async (buyer, { world }) => {
    world.road.forget()
    await buyer.add('weightless')
    await buyer.goToCheckout(KAZAN)

    assert.deepEqual(ours(await buyer.rows()), [])
    assert.deepEqual(world.road.serverCalls(), [])
  }),
  atCheckout(
    'max-weight',
    'a method with a weight limit is not offered for more',
    async (buyer, { shop }) => {
      await shop.configureMethod('pickup_point', { maxWeight: '5000' })
      await buyer.add('heavy')
      await buyer.goToCheckout(KAZAN)

      assert.deepEqual(
        ours(await buyer.rows()).map(({ method }) => method),
        ['door'],
      )
    },
  ),
]
