// Lists the licence of every package that ships, and fails on one that may not be shipped.
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const SHIPPED = ['api-client', 'gateway', 'simulator', 'widget', 'demo']
const ALLOWED = new Set([
  'MIT',
  'ISC',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'Apache-2.0',
  'MIT-0',
])
/** Licences that npm's field cannot name, read by a person. */
const READ_BY_HAND: Readonly<Record<string, string>> = {
  'dejavu-fonts-ttf': 'Bitstream Vera and public domain',
  'png-js': 'MIT (its LICENSE file)',
}

interface Manifest {
  readonly name: string
  readonly version: string
  readonly license?: string
  readonly dependencies?: Readonly<Record<string, string>>
}

// package.json files are npm's: their shape is documented.
const read = (dir: string): Manifest =>
  JSON.parse(readFileSync(join(dir, 'package.json'), 'utf8')) as Manifest

/** Where Node would find the package from `from`. */
function locate(name: string, from: string): string | null {
  for (let dir = from; dir.startsWith(root); dir = dirname(dir)) {
    const candidate = join(dir, 'node_modules', name)
    if (existsSync(join(candidate, 'package.json'))) return candidate
  }
  return null
}

const found = new Map<string, string>()

function walk(dir: string): void {
  for (const name of Object.keys(read(dir).dependencies ?? {})) {
    if (name.startsWith('@courier-checkout/')) continue
    const place = locate(name, dir)
    if (!place) throw new Error(`${name} is not installed: run npm ci`)
    const manifest = read(place)
    const id = `${name}@${manifest.version}`
    if (found.has(id)) continue
    found.set(id, READ_BY_HAND[name] ?? manifest.license ?? 'none stated')
    walk(place)
  }
}

for (const room of SHIPPED) walk(join(root, room))
const rows = [...found].sort(([a], [b]) => a.localeCompare(b))
const isAllowed = (id: string, licence: string): boolean =>
  id.slice(0, id.lastIndexOf('@')) in READ_BY_HAND || ALLOWED.has(licence.replace(/[()]/g, ''))
const refused = rows.filter(([id, licence]) => !isAllowed(id, licence))

for (const [id, licence] of rows) process.stdout.write(`${id.padEnd(44)} ${licence}\n`)
process.stdout.write(`${rows.length} packages ship, ${refused.length} with a licence to look at\n`)
for (const [id, licence] of refused) process.stderr.write(`not allowed: ${id} (${licence})\n`)
process.exitCode = refused.length === 0 ? 0 : 1
