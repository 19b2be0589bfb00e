import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { ROOT } from '../php/php.ts'

export interface PhpRequest {
  readonly code?: string
  readonly scriptPath?: string
  readonly relativeUri?: string
  readonly method?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array
  readonly $_SERVER?: Readonly<Record<string, string>>
}

export interface PhpAnswer {
  readonly httpStatusCode: number
  readonly headers: Readonly<Record<string, readonly string[]>>
  readonly bytes: Uint8Array
  readonly text: string
}

export interface PhpPool {
  request(asked: PhpRequest): Promise<PhpAnswer>
  stop(): void
}

interface Worker {
  mkdir(path: string): void
  mount(path: string, handler: unknown): Promise<unknown>
  run(asked: PhpRequest): Promise<PhpAnswer>
  exit(): void
}

/** The part of `@php-wasm` that is used here; that package is not there when types are checked. */
interface Wasm {
  readonly loadNodeRuntime: (version: string, options: unknown) => Promise<unknown>
  readonly createNodeFsMountHandler: (dir: string) => unknown
  readonly PHP: new (runtime: unknown) => Worker
}

/**
 * Two PHPs over one folder, at `/site`: while the shop asks the gateway, the gateway asks the shop. Call
 * `ensurePhp` first.
 */
export async function startPhpPool(version: '7.4' | '8.4', dir: string): Promise<PhpPool> {
  const wasm = await loadWasm()
  const workers = [await startWorker(wasm, version, dir), await startWorker(wasm, version, dir)]
  const free = [...workers]
  const waiting: ((worker: Worker) => void)[] = []

  async function request(asked: PhpRequest): Promise<PhpAnswer> {
    const worker =
      free.pop() ?? (await new Promise<Worker>((resolve) => void waiting.push(resolve)))
    try {
      return await worker.run(asked)
    } catch (error) {
      return answerOf(error)
    } finally {
      const next = waiting.shift()
      if (next) next(worker)
      else free.push(worker)
    }
  }

  return {
    request,
    stop: () => {
      for (const worker of workers) worker.exit()
    },
  }
}

async function startWorker(wasm: Wasm, version: string, dir: string): Promise<Worker> {
  const options = { emscriptenOptions: { processId: process.pid } }
  const worker = new wasm.PHP(await wasm.loadNodeRuntime(version, options))
  worker.mkdir('/site')
  await worker.mount('/site', wasm.createNodeFsMountHandler(dir))
  return worker
}

async function loadWasm(): Promise<Wasm> {
  const modules = ['node/index.js', 'universal/index.js'].map((path) => {
    const file = join(ROOT, 'test/php/node_modules/@php-wasm', path)
    return import(pathToFileURL(file).href) as Promise<Partial<Wasm>> // the edge: untyped here
  })
  const [node, universal] = await Promise.all(modules)
  return { ...node, ...universal } as Wasm
}

/** A script that ends with an error throws, and keeps what it printed. */
function answerOf(error: unknown): PhpAnswer {
  const { response } = error as { response?: PhpAnswer & { errors?: string } } // untyped edge
  if (!response) throw error
  const text = `${response.text}\n${response.errors ?? ''}`
  return {
    ...response,
    httpStatusCode: response.httpStatusCode,
    headers: response.headers,
    bytes: response.bytes,
    text,
  }
}
