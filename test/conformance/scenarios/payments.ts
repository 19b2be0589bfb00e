import assert from 'node:assert/strict'
import { atCheckout, KAZAN, placed } from '../scenario.ts'

export const payments = [
  atCheckout(
    'no-cash-point',
    'a point that takes no cash hides cash on delivery',
    async (buyer) => {
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)
      await buyer.pay('prepaid')
      await buyer.choose('pickup_point')
      const before = await buyer.payments()
      await buyer.pickPoint({ withoutCash: true })

      assert.ok(before.includes('cash'))
      assert.deepEqual(await buyer.payments(), ['prepaid'])
    },
  ),
  atCheckout(
    'method-payments',
    'a method’s own limits hide payments too',
    async (buyer, { shop }) => {
      await shop.configureMethod('door', { payments: ['none'] })
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)
      await buyer.choose('door')

      assert.deepEqual(await buyer.payments(), ['prepaid'])
    },
  ),
  atCheckout(
    'double-click',
    'a double click makes one order',
    async (buyer) => {
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)
      await buyer.pay('cash')
      await buyer.choose('door')

      placed(await buyer.placeTwice())
    },
    { needs: ['widget'] },
  ),
]
