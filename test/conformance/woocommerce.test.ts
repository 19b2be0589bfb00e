import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePhp } from '../../scripts/ground-php.mjs'
import { ROOT } from '../php/php.ts'
import type { Shop } from './driver.ts'
import { startPhp } from './fake-woocommerce/php-process.ts'
import { openFakeWooShop } from './fake-woocommerce/shop.ts'
import { runOne } from './matrix.ts'
import { SCENARIOS } from './scenarios.ts'
import { startWorld, type World } from './world.ts'

await ensurePhp(ROOT)

// The oldest PHP at one checkout, the newest at the other: both meet everything but the hooks themselves twice.
const RUNS = [
  { checkout: 'classic', version: '7.4' },
  { checkout: 'blocks', version: '8.4' },
] as const

for (const { checkout, version } of RUNS) {
  describe(`WooCommerce’s ${checkout} checkout on its fake, PHP ${version}`, () => {
    let world: World
    let shop: Shop
    let php: ReturnType<typeof startPhp>

    beforeAll(async () => {
      world = await startWorld()
      php = startPhp(version)
      shop = await openFakeWooShop({ php, checkout, gatewayUrl: world.gatewayUrl })
    })
    afterAll(async () => {
      await shop.close()
      php.stop()
      await world.close()
    })

    const scenarios = SCENARIOS.filter(({ isAtCheckout }) => isAtCheckout || checkout === 'classic')
    test.each(scenarios)('$id: $title', { timeout: 60_000 }, async (scenario) => {
      const result = await runOne(scenario, shop, world)

      expect(result.reason).toBe(result.outcome === 'not applicable' ? result.reason : '')
      expect(result.outcome).not.toBe('failed')
    })
  })
}
