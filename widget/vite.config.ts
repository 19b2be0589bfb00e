import { defineConfig } from 'vite'
import { leafletToday } from './leaflet-today.ts'
import { preactToday } from './preact-today.ts'

/** The playground (`npm run dev`). What ships is built by `build.ts`. */
export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  // Preact as it ships, so that the tests that look at the playground look at that too.
  plugins: [leafletToday, preactToday],
  // So that the plugin sees Leaflet's modules one by one, as in the build.
  optimizeDeps: { exclude: ['leaflet'] },
  server: { host: '127.0.0.1' },
})
