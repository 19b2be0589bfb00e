import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'

export const ROOT = join(import.meta.dirname, '..', '..')

/** A PHP that runs scripts of this repository; `env` is what they read with `getenv`. */
export interface Php {
  readonly version: string
  readonly hasCurl: boolean
  /** What the script printed, an error page included: a script that dies is the caller's to judge. */
  run(script: string, env: Record<string, string>): Promise<string>
}

/** The part of `@php-wasm` that is used here; that package is not there when types are checked. */
interface Wasm {
  readonly loadNodeRuntime: (version: string, options: unknown) => Promise<unknown>
  readonly createNodeFsMountHandler: (dir: string) => unknown
  readonly PHP: new (
    runtime: unknown,
  ) => {
    mkdir(path: string): void
    mount(path: string, handler: unknown): Promise<unknown>
    run(options: { scriptPath: string; env: Record<string, string> }): Promise<{ text: string }>
  }
}

/** PHP compiled to WebAssembly: `7.4` or `8.4`. Call `ensurePhp` first. */
export async function openWasmPhp(version: '7.4' | '8.4'): Promise<Php> {
  const { loadNodeRuntime, createNodeFsMountHandler, PHP } = await loadWasm()
  const php = new PHP(
    await loadNodeRuntime(version, { emscriptenOptions: { processId: process.pid } }),
  )
  php.mkdir('/repo')
  await php.mount('/repo', createNodeFsMountHandler(ROOT))

  return {
    version,
    hasCurl: true,
    async run(script, env) {
      try {
        return (await php.run({ scriptPath: `/repo/test/php/${script}`, env })).text
      } catch (error) {
        return textOf(error)
      }
    },
  }
}

/** The machine's own PHP of 7.4 or later, or `null`. */
export function findInstalledPhp(): Php | null {
  const asked = spawnSync('php', ['-r', 'echo PHP_VERSION, extension_loaded("curl") ? "" : "-";'], {
    encoding: 'utf8',
  })
  if (asked.status !== 0 || !/^(7\.4|[89]\.)/.test(asked.stdout)) return null

  return {
    version: `${asked.stdout.replace('-', '')} (installed)`,
    hasCurl: !asked.stdout.endsWith('-'),
    async run(script, env) {
      try {
        const file = join(import.meta.dirname, script)
        const { stdout } = await promisify(execFile)('php', ['-d', 'display_errors=1', file], {
          env: { ...process.env, ...env },
        })
        return stdout
      } catch (error) {
        return textOf(error)
      }
    },
  }
}

async function loadWasm(): Promise<Wasm> {
  const modules = ['node/index.js', 'universal/index.js'].map((path) => {
    const file = join(import.meta.dirname, 'node_modules', '@php-wasm', path)
    return import(pathToFileURL(file).href) as Promise<Partial<Wasm>> // the edge: untyped here
  })
  const [node, universal] = await Promise.all(modules)
  return { ...node, ...universal } as Wasm
}

/** Both kinds of PHP throw on a non-zero exit and keep what was printed, each in its own place. */
function textOf(error: unknown): string {
  const printed = error as { response?: { text?: string; errors?: string }; stdout?: string } // untyped edge
  const parts = [printed.response?.text, printed.response?.errors, printed.stdout]
  return [...parts, String(error)].filter(Boolean).join('\n')
}
