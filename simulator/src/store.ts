import {
  closeSync,
  fdatasyncSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'

/** Keeps values by key. What `flush` has returned from survives a kill. */
export interface Store {
  put(key: string, value: unknown): void
  flush(): void
  /** Forgets everything. */
  clear(): void
  close(): void
}

export interface OpenedStore {
  readonly store: Store
  readonly entries: ReadonlyMap<string, unknown>
}

/** A store that forgets with the process. */
export function createMemoryStore(): OpenedStore {
  const store = { put() {}, flush() {}, clear() {}, close() {} }
  return { store, entries: new Map() }
}

/**
 * A journal of JSON lines `[key, value]` in `dir`, the last line of a key winning. It is rewritten
 * without the superseded lines at every opening.
 */
export function openStore(dir: string): OpenedStore {
  mkdirSync(dir, { recursive: true })
  const path = join(dir, 'courier.jsonl')
  const entries = readJournal(path)
  let file = rewrite(path, entries)
  const waiting = new Map<string, unknown>()

  const store: Store = {
    put(key, value) {
      waiting.set(key, value)
    },
    flush() {
      if (waiting.size === 0) return
      const lines = [...waiting].map((entry) => `${JSON.stringify(entry)}\n`).join('')
      waiting.clear()
      writeAll(file, lines)
      fdatasyncSync(file)
    },
    clear() {
      waiting.clear()
      closeSync(file)
      file = rewrite(path, new Map())
    },
    close() {
      store.flush()
      closeSync(file)
    },
  }
  return { store, entries }
}

function readJournal(path: string): Map<string, unknown> {
  const entries = new Map<string, unknown>()
  for (const line of readIfThere(path).split('\n')) {
    const entry = parseLine(line)
    if (entry) entries.set(entry[0], entry[1])
  }
  return entries
}

/** `null` for the line that a kill cut short: its answer was never given. */
function parseLine(line: string): [string, unknown] | null {
  if (line === '') return null
  try {
    const parsed: unknown = JSON.parse(line)
    return Array.isArray(parsed) && typeof parsed[0] === 'string' ? [parsed[0], parsed[1]] : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

function readIfThere(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return ''
    throw error
  }
}

/** Writes beside and renames, so that a kill leaves the old file or the new one. */
function rewrite(path: string, entries: ReadonlyMap<string, unknown>): number {
  const fresh = `${path}.new`
  const file = openSync(fresh, 'w')
  for (const entry of entries) writeAll(file, `${JSON.stringify(entry)}\n`)
  fsyncSync(file)
  renameSync(fresh, path)
  return file
}

function writeAll(file: number, text: string): void {
  const bytes = Buffer.from(text)
  for (let done = 0; done < bytes.length; ) done += writeSync(file, bytes, done)
}
