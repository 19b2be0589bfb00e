import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePhp } from '../../../scripts/ground-php.mjs'
import { ROOT } from '../../php/php.ts'
import type { Shop } from '../driver.ts'
import { runOne } from '../matrix.ts'
import { SCENARIOS } from '../scenarios.ts'
import { startWorld, type World } from '../world.ts'
import { startPhp } from './php-process.ts'
import { type FakeSite, openSite } from './site.ts'

export interface FakePlatform {
  /** As in `--platform`. */
  readonly platform: string
  /** What the fake behaves like: `11`, `4.1`. */
  readonly version: string
  readonly php: '7.4' | '8.4'
  /** Which of the platform's checkouts, where it has several. */
  readonly checkout?: string
  /** Below `test/php`: runs one request. */
  readonly script: string
  /** Leave out what goes through no checkout: another test of the same platform has it. */
  readonly isOnlyCheckout?: boolean
  readonly open: (site: FakeSite) => Promise<Shop>
}

/** The whole list as tests, on one fake that stays open for all of them. */
export function describeFake(fake: FakePlatform): void {
  const { platform, version, checkout = '' } = fake
  const name = [platform, version, checkout].filter((part) => part !== '').join(' ')
  describe(`${name} on its fake, PHP ${fake.php}`, () => {
    let stage: Awaited<ReturnType<typeof open>>
    beforeAll(async () => {
      stage = await open(fake)
    })
    afterAll(() => stage.close())

    const scenarios = SCENARIOS.filter((one) => one.isAtCheckout || !fake.isOnlyCheckout)
    test.each(scenarios)('$id: $title', async (scenario) => {
      const { outcome, reason } = await runOne(scenario, stage.shop, stage.world)

      // What the platform does not offer has to say why.
      expect(outcome === 'failed' ? reason : outcome).toMatch(/^(passed|not applicable)$/)
      if (outcome === 'not applicable') expect(reason).not.toBe('')
    })
  })
}

async function open(fake: FakePlatform) {
  await ensurePhp(ROOT)
  const world: World = await startWorld()
  const php = startPhp(fake.php)
  const { script, checkout = '' } = fake
  const site = await openSite({ php, script, checkout, gatewayUrl: world.gatewayUrl })
  const shop = await fake.open(site)
  return {
    shop,
    world,
    async close() {
      await shop.close()
      await site.close()
      php.stop()
      await world.close()
    },
  }
}
