import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      '{api-client,gateway,simulator,widget,plugins,demo,scripts}/**/*.test.{ts,tsx}',
      'test/{chaos,contract,integration,php,vectors}/**/*.test.ts',
    ],
    exclude: ['**/node_modules/**', '**/dist/**', '**/.cache/**'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
})
