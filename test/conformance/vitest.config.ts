import { defineConfig } from 'vitest/config'

/** The conformance list on the fakes of the shops. `--mode record` keeps what comes of it. */
export default defineConfig(({ mode }) => ({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    env: { CONFORMANCE_MODE: mode },
    // Each file computes in a PHP process beside its own: more at once would only wait for one another.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
}))
