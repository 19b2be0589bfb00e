import type { Clock } from '../clock.ts'

/** What comes so close together is told as one. */
const TOGETHER_MS = 60

/** Tells once of all that came within a moment. */
export function createTogether(clock: Clock, tell: () => void) {
  let isDue = false
  let cancel = () => {}

  function now() {
    cancel()
    isDue = false
    tell()
  }

  return {
    now,
    soon() {
      if (isDue) return
      isDue = true
      cancel = clock.after(TOGETHER_MS, now)
    },
    /** Does not wait for the rest, if there is anything to tell. */
    hurry() {
      if (isDue) now()
    },
    stop: () => cancel(),
  }
}
