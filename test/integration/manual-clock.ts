import type { Clock } from '../../gateway/src/lib/clock.ts'

/** Time that moves only when a test says so. */
export interface ManualClock extends Clock {
  advance(ms: number): void
  set(at: string): void
}

export function createManualClock(start: string): ManualClock {
  let now = Date.parse(start)
  let sleepers: { readonly at: number; readonly wake: () => void }[] = []
  const wakeDue = (): void => {
    const due = sleepers.filter(({ at }) => at <= now)
    sleepers = sleepers.filter(({ at }) => at > now)
    for (const { wake } of due) wake()
  }
  return {
    now: () => new Date(now),
    wait: (ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) return resolve()
        sleepers.push({ at: now + ms, wake: resolve })
        signal?.addEventListener('abort', () => resolve(), { once: true })
      }),
    advance(ms) {
      now += ms
      wakeDue()
    },
    set(at) {
      now = Date.parse(at)
      wakeDue()
    },
  }
}
