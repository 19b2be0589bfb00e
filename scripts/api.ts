// Writes what the outside may rely on into docs/api: declarations of the public entries and the
// gateway's OpenAPI document. `--check` fails when what is committed differs.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const kept = join(root, 'docs', 'api')

/** Public declarations, by room; a provider's inside is nobody's business. */
const PUBLIC: Readonly<Record<string, RegExp>> = {
  'api-client': /^(contract\/|domain\/)?[\w-]+\.d\.ts$/,
  widget: /^(index|options|mount|element|events|attributes|wrappers\/[\w-]+)\.d\.ts$/,
}

function emit(target: string): void {
  const all = mkdtempSync(join(tmpdir(), 'declarations-'))
  run('tsc', ['-p', 'tsconfig.api.json', '--outDir', all])
  for (const [room, isPublic] of Object.entries(PUBLIC)) {
    const from = join(all, room, 'src')
    for (const file of list(from).filter((name) => isPublic.test(name))) {
      cpSync(join(from, file), join(target, room, file))
    }
  }
  rmSync(all, { recursive: true })
  run('node', ['scripts/openapi.ts', join(target, 'openapi.json')])
}

function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}

/** Files below `dir`, as paths from it. */
function list(dir: string): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)))
    .sort()
}

function differences(fresh: string): string[] {
  const names = new Set([...list(fresh), ...list(kept)])
  const read = (dir: string, name: string): string =>
    existsSync(join(dir, name)) ? readFileSync(join(dir, name), 'utf8') : ''
  return [...names].filter((name) => read(fresh, name) !== read(kept, name))
}

const fresh = mkdtempSync(join(tmpdir(), 'api-'))
emit(fresh)
if (process.argv.includes('--check')) {
  const different = differences(fresh)
  if (different.length > 0) {
    process.stderr.write(`docs/api is out of date (${different.join(', ')}): run npm run api\n`)
    process.exitCode = 1
  }
} else {
  rmSync(kept, { recursive: true, force: true })
  cpSync(fresh, kept, { recursive: true })
}
rmSync(fresh, { recursive: true })
