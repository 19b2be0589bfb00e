import { defineConfig } from 'vitest/config'

/** Of its own, because packing takes longer than the loop one lives in allows. */
export default defineConfig({
  test: {
    globalSetup: 'test/packages/pack-all.ts',
    include: ['test/packages/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
})
