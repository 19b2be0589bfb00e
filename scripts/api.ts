// Writes what the outside may rely on into docs/api: declarations of the public entries and the
// gateway's OpenAPI document. `--check` fails when what is committed differs.
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const kept = join(root, 'docs', 'api')

/** Public declarations, by room; a provider's inside is nobody's business. */
const PUBLIC: Readonly<Record<string, readonly string[]>> = {
  'api-client': ['*.d.ts', 'domain/*.d.ts', 'contract/*.d.ts'],
  widget: ['index.d.ts', 'options.d.ts', 'mount.d.ts', 'element.d.ts'],
}

function emit(target: string): void {
  const all = mkdtempSync(join(tmpdir(), 'declarations-'))
  run('tsc', ['-p', 'tsconfig.api.json', '--outDir', all])
  for (const [room, patterns] of Object.entries(PUBLIC)) {
    const from = join(all, room, 'src')
    for (const file of globSync([...patterns], { cwd: from })) {
      if (!file.endsWith('.test.d.ts')) cpSync(join(from, file), join(target, room, file))
    }
  }
  rmSync(all, { recursive: true })
  run('node', ['scripts/openapi.ts', join(target, 'openapi.json')])
}

function run(program: string, args: readonly string[]): void {
  const { status } = spawnSync(program, args, { cwd: root, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
}

const list = (dir: string): string[] =>
  existsSync(dir) ? globSync('**/*.{d.ts,json}', { cwd: dir }).sort() : []

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
