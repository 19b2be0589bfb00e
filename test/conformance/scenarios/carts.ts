import assert from 'node:assert/strict'
import { atCheckout, KAZAN, MOSCOW, priceOf } from '../scenario.ts'

const ours = (rows: readonly { method: string }[]) =>
  rows.filter(({ method }) => method !== 'other')

export const carts = [
  atCheckout(
    'virtual',
    'a cart of downloads is not asked about delivery',
    async (buyer, { world }) => {
      world.road.forget()
      await buyer.add('virtual')
      await buyer.goToCheckout(KAZAN)

      assert.deepEqual(await buyer.rows(), [])
      assert.deepEqual(world.road.serverCalls(), [])
    },
  ),
  atCheckout(
    'foreign-currency',
    'prices in another currency than the courier’s are not invented',
    async (buyer, { shop }) => {
      await shop.configure({ fallbackPrice: '555' })
      await shop.setCurrency('EUR')
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)

      assert.deepEqual(ours(await buyer.rows()), [])
    },
    { needs: ['currency'] },
  ),
  atCheckout(
    'discount',
    'a discount changes what delivery is priced from',
    async (buyer, { shop }) => {
      await shop.configure({ freeFrom: '1700' })
      await buyer.add('light', 2)
      await buyer.goToCheckout(KAZAN)
      const before = await priceOf(buyer, 'door')
      await buyer.useCoupon('minus10')

      assert.equal(before, 0)
      assert.ok((await priceOf(buyer, 'door')) > 0)
    },
  ),
  atCheckout(
    'free-coupon',
    'a coupon of free delivery is the shop’s own and leaves our methods',
    async (buyer) => {
      await buyer.add('light')
      await buyer.goToCheckout(MOSCOW)
      await buyer.useCoupon('freeship')

      assert.equal(ours(await buyer.rows()).length, 2)
    },
  ),
]
