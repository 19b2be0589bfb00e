import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultOrder } from '@courier-checkout/simulator'
import type { Random } from '../random.ts'
import type { Courier } from '../stage/courier.ts'
import type { GatewayProcess } from '../stage/gateway-process.ts'

/** What goes wrong, and how often. */
export interface Trouble {
  /** Milliseconds between two kills, at least and at most. */
  readonly killEvery: readonly [number, number]
  readonly leastKills: number
  /** Milliseconds between two spoilt calls at the courier. */
  readonly faultEvery: readonly [number, number]
  readonly faults: readonly [FaultOrder['kind'], ...FaultOrder['kind'][]]
}

/** Kills gateways at random until there is no more load and they died often enough. */
export async function killAtRandom(
  random: Random,
  processes: readonly [GatewayProcess, ...GatewayProcess[]],
  trouble: Trouble & { readonly isOver: () => boolean },
): Promise<number> {
  const kills = (): number => processes.reduce((sum, { kills }) => sum + kills, 0)
  while (!trouble.isOver() || kills() < trouble.leastKills) {
    await sleep(random.between(...trouble.killEvery))
    const victim = random.pick(processes)
    await victim.kill()
    await victim.start()
  }
  return kills()
}

/** Spoils calls to the courier, most of them those that hand over an order. */
export async function spoilAtRandom(
  random: Random,
  courier: Courier,
  trouble: Trouble & { readonly isOver: () => boolean },
): Promise<number> {
  let faults = 0
  while (!trouble.isOver()) {
    await sleep(random.between(...trouble.faultEvery))
    await courier.spoil({
      method: random.pick(['neworder', 'neworder', 'neworder', '*']),
      kind: random.pick(trouble.faults),
      times: random.between(1, 3),
      ms: random.between(50, 1_500),
    })
    faults++
  }
  await courier.calm()
  return faults
}
