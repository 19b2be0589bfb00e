export interface Repetition {
  /** Begins no more, and waits for the one that runs. */
  stop(): Promise<void>
}

/** Does the work again and again, with a pause after each time. */
export function repeat(pauseMs: number, work: () => Promise<unknown>): Repetition {
  const stopping = new AbortController()
  const running = (async () => {
    while (!stopping.signal.aborted) {
      await work()
      await pause(pauseMs, stopping.signal)
    }
  })()
  return {
    stop() {
      stopping.abort()
      return running
    },
  }
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
