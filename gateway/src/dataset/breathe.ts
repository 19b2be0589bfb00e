import { setImmediate } from 'node:timers/promises'

/** Lets waiting requests in when the work has gone on for long enough. */
export type Breathe = () => Promise<void>

const LONGEST_MS = 8

export function createBreathe(now: () => Date): Breathe {
  let since = now().getTime()
  return async () => {
    if (now().getTime() - since < LONGEST_MS) return
    await setImmediate()
    since = now().getTime()
  }
}
