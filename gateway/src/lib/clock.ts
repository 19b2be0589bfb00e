/** Time, handed in: tests move it by hand. */
export interface Clock {
  now(): Date
  /** Resolves after `ms`, or early when `signal` aborts; never rejects. */
  wait(ms: number, signal?: AbortSignal): Promise<void>
}

/** The machine's own time. Only `main.ts` and tests of real time make one. */
export function createSystemClock(): Clock {
  return {
    now: () => new Date(),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        const timer = setTimeout(done, ms)
        signal?.addEventListener('abort', done, { once: true })
        function done(): void {
          clearTimeout(timer)
          signal?.removeEventListener('abort', done)
          resolve()
        }
      }),
  }
}

/** Fixed-width UTC text, which sorts as time: `2026-06-01T00:00:00.000Z`. */
export const toTimestamp = (date: Date): string => date.toISOString()
