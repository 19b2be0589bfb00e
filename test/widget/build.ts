import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'

export const ROOT = join(import.meta.dirname, '../..')
export const WIDGET = join(ROOT, 'widget')
export const PLAYGROUND = join(ROOT, '.cache/widget-tests/playground')

/** Builds what the tests look at: the shipped files, and the playground as a page of files. */
export async function setup(): Promise<void> {
  const { status } = spawnSync('node', ['scripts/build-widget.ts', '--if-stale'], {
    cwd: ROOT,
    stdio: 'inherit',
  })
  if (status !== 0) throw new Error('the widget could not be built')
  await build({
    root: WIDGET,
    configFile: join(WIDGET, 'vite.config.ts'),
    logLevel: 'error',
    base: './',
    build: {
      outDir: PLAYGROUND,
      emptyOutDir: true,
      target: 'es2022',
      chunkSizeWarningLimit: 2_000,
    },
  })
}
