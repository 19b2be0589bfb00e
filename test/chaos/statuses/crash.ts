import { setTimeout as sleep } from 'node:timers/promises'
import type { FaultOrder } from '@courier-checkout/simulator'
import type { Random } from '../random.ts'
import type { Courier } from '../stage/courier.ts'
import type { GatewayProcess } from '../stage/gateway-process.ts'

/** What goes wrong while statuses move. */
export interface Crashes {
  readonly count: number
  /** Resolves after the next kill, or soon if there is nothing to kill at. */
  next(): Promise<void>
  /** Ends the trouble; everything that died runs again. */
  stop(): Promise<void>
}

/** How long a reader may take to come to its acknowledgement. */
const PATIENCE_MS = 3_000

/**
 * Kills gateways exactly between reading a page of statuses and having it acknowledged: the
 * acknowledgement hangs (before or after it was done), and then the process dies.
 */
export function startCrashes(
  random: Random,
  courier: Courier,
  processes: readonly [GatewayProcess, ...GatewayProcess[]],
): Crashes {
  let count = 0
  let isOver = false
  let waiting: (() => void)[] = []

  const crashing = (async () => {
    while (!isOver) {
      const kind = random.pick<'hang' | 'lost-hang'>(['hang', 'lost-hang'])
      await courier.spoil({ method: 'commitlaststatus', kind, times: 1 })
      if (await untilTaken(courier, () => isOver)) {
        // Nobody can see which of several processes has the turn: all of them die.
        await Promise.all(processes.map((process) => process.kill()))
        await Promise.all(processes.map((process) => process.start()))
        count++
      }
      for (const resolve of waiting) resolve()
      waiting = []
    }
  })()

  return {
    get count() {
      return count
    },
    next: () => new Promise((resolve) => waiting.push(resolve)),
    async stop() {
      isOver = true
      await crashing
      await courier.calm()
    },
  }
}

async function untilTaken(courier: Courier, isOver: () => boolean): Promise<boolean> {
  const faults = courier.simulator.world.faults
  const isWaiting = (): boolean => faults.list().some(({ method }) => method === 'commitlaststatus')
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until && !isOver(); await sleep(20)) {
    if (!isWaiting()) return true
  }
  return false
}

const READING_FAULTS: readonly [FaultOrder['kind'], ...FaultOrder['kind'][]] = [
  'lost-reset',
  'reset',
  'empty',
  'truncated',
  'garbage',
  'http500',
  'delay',
]

/** Spoils an answer of the status stream or of a look-up. */
export async function spoilReading(random: Random, courier: Courier): Promise<void> {
  await courier.spoil({
    method: 'statusreq',
    kind: random.pick(READING_FAULTS),
    times: 1,
    ms: random.between(50, 500),
  })
}
