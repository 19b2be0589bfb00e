import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ensurePhp } from '../../../scripts/ground-php.mjs'
import { ROOT } from '../../php/php.ts'
import type { Shop } from '../driver.ts'
import { type Result, runOne } from '../matrix.ts'
import { keepRecord } from '../records.ts'
import { SCENARIOS } from '../scenarios.ts'
import { startWorld, type World } from '../world.ts'
import { type FakeSite, openSite } from './site.ts'

type PhpVersion = '7.4' | '8.4'

export interface FakePlatform {
  /** As in `--platform`. */
  readonly platform: string
  /** What the fake behaves like: `11`, `4.1`. */
  readonly version: string
  readonly php: PhpVersion | readonly PhpVersion[]
  /** Which of the platform's checkouts, where it has several. */
  readonly checkout?: string
  /** Below `test/php`: runs one request. */
  readonly script: string
  readonly open: (site: FakeSite) => Promise<Shop>
}

/** The whole list as tests, on a fake for each PHP that stays open for all of them. */
export function describeFake(fake: FakePlatform): void {
  const { platform, version, checkout = '' } = fake
  const versions = [fake.php].flat()
  const software = `fake on PHP ${[...versions].sort().join(' and ')}`
  const results: Result[] = []
  const name = [platform, version, checkout].filter((part) => part !== '').join(' ')
  describe(`${name} on its fake`, () => {
    for (const php of versions) describe(`PHP ${php}`, () => describeOne(fake, php, results))
    afterAll(() => {
      if (process.env['CONFORMANCE_MODE'] !== 'record') return
      const about = { platform, version, checkout, software }
      keepRecord({ about, on: 'fake', results: results.toSorted(failedLast) })
    })
  })
}

/** A later result of the same scenario stands for an earlier one. */
const failedLast = (a: Result, b: Result) =>
  Number(a.outcome === 'failed') - Number(b.outcome === 'failed')

function describeOne(fake: FakePlatform, php: PhpVersion, results: Result[]): void {
  let stage: Awaited<ReturnType<typeof open>>
  beforeAll(async () => {
    stage = await open(fake, php)
  })
  afterAll(async () => {
    await stage.close()
  })

  test.each(SCENARIOS)('$id: $title', async (scenario) => {
    const result = await runOne(scenario, stage.shop, stage.world)
    results.push(result)

    const { outcome, reason } = result
    expect(outcome === 'failed' ? reason : outcome).toMatch(/^(passed|not applicable)$/)
    // What the platform does not offer has to say why.
    if (outcome === 'not applicable') expect(reason).not.toBe('')
  })
}

async function open(fake: FakePlatform, php: PhpVersion) {
  await ensurePhp(ROOT)
  const world: World = await startWorld()
  const { script, checkout = '' } = fake
  const site = await openSite({ php, script, checkout, gatewayUrl: world.gatewayUrl })
  const shop = await fake.open(site)
  return {
    shop,
    world,
    async close() {
      await shop.close()
      await site.close()
      await world.close()
    },
  }
}
