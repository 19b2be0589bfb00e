import { defineConfig } from 'vitest/config'

/** The demo in a real Chromium: one flow at a time, each against a demo of its own. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['**/*.e2e.ts'],
    maxWorkers: 1,
    fileParallelism: false,
    retry: 0,
    testTimeout: 90_000,
    hookTimeout: 60_000,
  },
})
