import type { Clock } from './clock.ts'

/** Who waits for something is woken when it happened in this process. A bell carries no news. */
export interface Bell {
  ring(key: string): void
  /** Resolves at the next ring, or after `ms`. */
  wait(key: string, ms: number): Promise<void>
}

export function createBell(clock: Pick<Clock, 'wait'>): Bell {
  const sleepers = new Map<string, Set<AbortController>>()

  return {
    ring(key) {
      for (const sleeper of sleepers.get(key) ?? []) sleeper.abort()
    },
    async wait(key, ms) {
      const sleeper = new AbortController()
      const others = sleepers.get(key) ?? new Set()
      sleepers.set(key, others.add(sleeper))
      await clock.wait(ms, sleeper.signal)
      others.delete(sleeper)
      if (others.size === 0) sleepers.delete(key)
    },
  }
}
