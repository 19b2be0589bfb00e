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
  /** `restart`: asked to stop, as by a rolling update. Default: `kill -9`. */
  readonly how?: 'kill' | 'restart'
  /** Milliseconds between two spoilt calls at the courier. */
  readonly faultEvery: readonly [number, number]
  readonly faults: readonly [FaultOrder['kind'], ...FaultOrder['kind'][]]
}

const USUAL_START_MS = 700

/** Kills or restarts gateways at random until there is no more load and they died often enough. */
export async function killAtRandom(
  random: Random,
  processes: readonly [GatewayProcess, ...GatewayProcess[]],
  trouble: Trouble & { readonly isOver: () => boolean },
): Promise<number> {
  let deaths = 0
  let slowness = 1
  while (!trouble.isOver() || deaths < trouble.leastKills) {
    await sleep(random.between(...trouble.killEvery) * slowness)
    const victim = random.pick(processes)
    if (trouble.how === 'restart') await restart(victim)
    else await victim.kill()
    const started = Date.now()
    await victim.start()
    // On a busy machine a process that just lives must have time to do something, or nothing ever ends.
    slowness = Math.max(1, (Date.now() - started) / USUAL_START_MS)
    deaths++
  }
  return deaths
}

async function restart(victim: GatewayProcess): Promise<void> {
  const code = await victim.stop()
  if (code !== 0) throw new Error(`a gateway that was asked to stop ended with ${code}`)
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
