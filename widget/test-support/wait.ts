import { vi } from 'vitest'

/** Long enough for a machine that is busy with something else; a passing test never waits for it. */
const PATIENCE_MS = 15_000

/** Resolves as soon as `look` no longer throws. */
export function until<T>(look: () => T): Promise<T> {
  return vi.waitFor(look, { timeout: PATIENCE_MS, interval: 10 })
}
