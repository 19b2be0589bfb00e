import type { Clock } from './clock.ts'

export interface Loop {
  /** Looks for work now instead of at the next beat. */
  kick(): void
  /** Resolves when the round that runs has ended. No other begins. */
  stop(): Promise<void>
}

/** Runs `round` again and again, `idleMs` apart or as soon as it is kicked, never twice at a time. */
export function startLoop(options: {
  readonly clock: Pick<Clock, 'wait'>
  readonly idleMs: number
  readonly round: () => Promise<void>
  readonly onError: (error: unknown) => void
}): Loop {
  let isStopped = false
  let isKicked = false
  let sleep = new AbortController()

  async function run(): Promise<void> {
    while (!isStopped) {
      isKicked = false
      await options.round().catch(options.onError)
      if (isStopped || isKicked) continue
      sleep = new AbortController()
      await options.clock.wait(options.idleMs, sleep.signal)
    }
  }
  const running = run()

  return {
    kick() {
      isKicked = true
      sleep.abort()
    },
    async stop() {
      isStopped = true
      sleep.abort()
      await running
    },
  }
}
