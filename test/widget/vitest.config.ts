import { defineConfig } from 'vitest/config'

/**
 * The widget in a real Chromium. `npm test` runs a short form of each file; `--mode full`
 * (`npm run test:leak`, `test:a11y`, `test:csp`) runs all of it.
 */
export default defineConfig(({ mode }) => ({
  test: {
    root: import.meta.dirname,
    env: { WIDGET_TESTS: mode },
    include: ['**/*.test.ts'],
    globalSetup: './build.ts',
    maxWorkers: 1,
    fileParallelism: false,
    retry: 0,
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
}))
