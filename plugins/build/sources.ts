import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { build } from 'vite'

export const PLUGINS = dirname(import.meta.dirname)
export const ROOT = dirname(PLUGINS)

/** Files below `folder` (relative to the repository), by their path within it. */
export function readFolder(folder: string, pattern = '**/*'): Map<string, Uint8Array> {
  const cwd = join(ROOT, folder)
  const paths = globSync(pattern, { cwd, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(cwd.length + 1))
  return new Map(paths.sort().map((path) => [path, readFileSync(join(cwd, path))]))
}

/** One file below `folder`. */
export function readFile(folder: string, path: string): Uint8Array {
  return readFileSync(join(ROOT, folder, path))
}

export function toText(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

export function toBytes(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}

/** One classic script, everything in it. `entry` is relative to the repository. */
export async function bundleScript(entry: string): Promise<Uint8Array> {
  const result = await build({
    root: PLUGINS,
    configFile: false,
    logLevel: 'warn',
    // Else a development machine's JSX names the files it was made from.
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact', development: false } },
    define: { 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      target: ['es2020', 'safari14', 'chrome87', 'firefox86'],
      minify: true,
      lib: { entry: join(ROOT, entry), formats: ['iife'], name: 'courierCheckout' },
    },
  })
  const output = Array.isArray(result) ? result[0]?.output : 'output' in result && result.output
  const chunk = output ? output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error(`${entry} gave no script`)
  return toBytes(chunk.code)
}
