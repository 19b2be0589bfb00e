import { defineConfig } from 'vite'

/** The playground (`npm run dev`). What ships is built by `build.ts`. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  server: { host: '127.0.0.1' },
})
