import { defineConfig } from 'vitest/config'

/** The conformance list on the fakes of the shops: minutes long, so a command of its own. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
