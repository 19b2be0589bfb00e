import assert from 'node:assert/strict'
import { atCheckout, KAZAN, openMethod, placed } from '../scenario.ts'

export const payments = [
  atCheckout(
    'no-cash-point',
    'a point that takes no cash hides cash on delivery',
    async (buyer) => {
      await openMethod(buyer, 'pickup_point', 'prepaid')
      // Shops whose payments follow delivery show none before a point is chosen.
      await buyer.pickPoint()
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
      await openMethod(buyer, 'door')

      placed(await buyer.placeTwice())
    },
    { needs: ['widget'] },
  ),
]
