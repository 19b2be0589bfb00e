import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

export type Coding = 'br' | 'gzip' | 'identity'

export interface WidgetFile {
  readonly type: string
  /** For the page's `integrity` attribute: `sha384-…`. */
  readonly integrity: string
  body(coding: Coding): Promise<Uint8Array<ArrayBuffer>>
}

/** The built widget, by path below its folder: `courier-checkout.js`. */
export type WidgetFiles = ReadonlyMap<string, WidgetFile>

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.txt': 'text/plain; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
}
/** Below it, compressing costs more than it saves. Source: test/bench. */
const SMALLEST = 1_400

/** Reads the folder once. Each file is compressed when it is first asked for, and kept. */
export async function readWidgetFiles(dir: string): Promise<WidgetFiles> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
  const files = await Promise.all(
    paths.map(async (path) => {
      const name = path.slice(dir.length).replaceAll('\\', '/').replace(/^\/+/, '')
      return [name, toFile(name, new Uint8Array(await readFile(path)))] as const
    }),
  )
  return new Map(files)
}

function toFile(name: string, plain: Uint8Array<ArrayBuffer>): WidgetFile {
  const kept = new Map<Coding, Promise<Uint8Array<ArrayBuffer>>>()
  return {
    type: TYPES[extname(name)] ?? 'application/octet-stream',
    integrity: `sha384-${createHash('sha384').update(plain).digest('base64')}`,
    body(coding) {
      const body = kept.get(coding) ?? encode(plain, coding)
      kept.set(coding, body)
      return body
    },
  }
}

async function encode(
  plain: Uint8Array<ArrayBuffer>,
  coding: Coding,
): Promise<Uint8Array<ArrayBuffer>> {
  if (coding === 'gzip') return new Uint8Array(await promisify(gzip)(plain, { level: 9 }))
  if (coding === 'identity') return plain
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11 }
  return new Uint8Array(await promisify(brotliCompress)(plain, { params }))
}

/** What the browser said it reads, best first. */
export function chooseCoding(accepted: string, file: { readonly bytes: number }): Coding {
  if (file.bytes < SMALLEST) return 'identity'
  if (/\bbr\b/.test(accepted)) return 'br'
  return /\bgzip\b/.test(accepted) ? 'gzip' : 'identity'
}

/** Names exactly these files: whatever changes in them is another version. */
export function toWidgetVersion(files: WidgetFiles): string {
  const hash = createHash('sha256')
  for (const [name, { integrity }] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) {
    hash.update(`${name} ${integrity}\n`)
  }
  return hash.digest('hex').slice(0, 12)
}
