import type { Log } from './log.ts'

export interface Background {
  /** Aborts when the gateway stops. */
  readonly signal: AbortSignal
  /** Starts work that nobody waits for; its failure is logged under `event`. */
  start(event: string, work: () => Promise<void>): void
  /** Stops what runs and waits for it to end. */
  stop(): Promise<void>
}

export function createBackground(log: Log): Background {
  const stopping = new AbortController()
  const running = new Set<Promise<void>>()

  return {
    signal: stopping.signal,
    start(event, work) {
      if (stopping.signal.aborted) return
      const started = work()
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) log(`${event}.failed`, { error })
        })
        .finally(() => running.delete(started))
      running.add(started)
    },
    async stop() {
      stopping.abort()
      await Promise.all(running)
    },
  }
}
