import { defineConfig } from 'vitest/config'

/** The WooCommerce plugin in a real WordPress: seconds long and with a set-up of its own. */
export default defineConfig({
  test: {
    root: import.meta.dirname,
    include: ['*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 180_000,
  },
})
