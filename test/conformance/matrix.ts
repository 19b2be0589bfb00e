import type { Shop } from './driver.ts'
import type { Scenario } from './scenario.ts'
import type { World } from './world.ts'

export type Outcome = 'passed' | 'failed' | 'not applicable'

export interface Result {
  readonly id: string
  readonly platform: string
  readonly outcome: Outcome
  readonly reason: string
}

export const SIGNS = { passed: '✓', failed: '✗', 'not applicable': '–' } as const

/** One scenario after the other, each from a clean shop and a healthy courier. */
export async function runAll(options: {
  shop: Shop
  world: World
  scenarios: readonly Scenario[]
  say: (line: string) => void
  /** Hears of each result at once: a long run may be cut short. */
  keep?: (result: Result) => void
}): Promise<readonly Result[]> {
  const { shop, world, scenarios, say, keep } = options
  const results: Result[] = []
  for (const scenario of scenarios) {
    const start = Date.now()
    const result = await runOne(scenario, shop, world)
    results.push(result)
    keep?.(result)
    const reason = result.reason === '' ? '' : `\n    ${result.reason.replaceAll('\n', '\n    ')}`
    const seconds = Math.round((Date.now() - start) / 1000)
    say(
      `${SIGNS[result.outcome]} ${seconds} s  ${shop.platform}  ${scenario.id}: ${scenario.title}${reason}`,
    )
  }
  return results
}

export async function runOne(scenario: Scenario, shop: Shop, world: World): Promise<Result> {
  const about = { id: scenario.id, platform: shop.platform }
  const whyNot = reasonAgainst(scenario, shop)
  if (whyNot !== '') return { ...about, outcome: 'not applicable', reason: whyNot }
  try {
    await mend(world)
    await shop.reset()
    await scenario.run({ shop, world })
    return { ...about, outcome: 'passed', reason: '' }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const log = (await shop.log?.().catch(() => [])) ?? []
    return { ...about, outcome: 'failed', reason: [message, ...log.slice(-8)].join('\n') }
  } finally {
    await mend(world)
  }
}

/** Why a shop has nothing to do with a scenario; '' when it has. */
function reasonAgainst({ id, needs }: Scenario, { can, whyNot = {} }: Shop): string {
  const missing = needs.filter((need) => !can.has(need))
  const reasons = missing.map((need) => whyNot[need] ?? `has no ${need}`)
  return whyNot[id] ?? reasons.join('; ')
}

async function mend(world: World): Promise<void> {
  world.road.set('open')
  await world.shiftClock(0)
  await world.mendCourier()
  await world.withoutTariffs(false)
}
