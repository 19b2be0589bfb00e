import type { Clock } from './clock.ts'

export interface Loop {
  /** Looks for work now instead of at the next beat. */
  kick(): void
  /** Resolves when the round that runs has ended. No other begins. */
  stop(): Promise<void>
}

/** Kicks that come in a rush are one. */
const RUSH_MS = 10

/** A reason of its own: the usual one takes longer to make than a round without work. */
const KICKED = new Error('kicked')

/** Runs `round` again and again, `idleMs` apart or soon after it is kicked, never twice at a time. */
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
      if (isStopped) return
      sleep = new AbortController()
      if (isKicked) await options.clock.wait(RUSH_MS)
      else await options.clock.wait(options.idleMs, sleep.signal)
    }
  }
  const running = run()

  return {
    kick() {
      if (isKicked) return
      isKicked = true
      sleep.abort(KICKED)
    },
    async stop() {
      isStopped = true
      sleep.abort()
      await running
    },
  }
}
