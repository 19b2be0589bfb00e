// Says how much PHP the core and each shop platform's shim hold: lines that are neither blank nor comment, as the
// table of docs/decisions/0015-what-the-shims-weigh.md.
//   node scripts/count-php.ts
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PLUGINS = join(import.meta.dirname, '..', 'plugins')
/** The shop on MODX 3: its own files stand inside the other's folder and take their place in its archive. */
const NESTED = 'modx/minishop3'

interface Weight {
  readonly name: string
  readonly files: number
  /** In `src/`: what is written for the platform. */
  readonly source: number
  /** Entry files, hooks, controllers: what the platform wants to find. */
  readonly wiring: number
}

const names = readdirSync(PLUGINS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules')
  .flatMap(({ name }) => (NESTED.startsWith(`${name}/`) ? [name, NESTED] : [name]))
const weights = names.map(weigh).filter(({ files }) => files > 0)

process.stdout.write(
  toTable([
    ['', 'files', 'src', 'wiring', 'lines'],
    ['---', '---:', '---:', '---:', '---:'],
    ...weights.map(({ name, files, source, wiring }) =>
      [name, files, source, wiring, source + wiring].map(String),
    ),
  ]),
)

function weigh(name: string): Weight {
  const files = globSync('**/*.php', { cwd: join(PLUGINS, name) }).filter(
    (file) => !join(name, file).startsWith(`${NESTED}/`) || name === NESTED,
  )
  const count = (own: readonly string[]) =>
    own.reduce((sum, file) => sum + countLines(readFileSync(join(PLUGINS, name, file), 'utf8')), 0)
  const source = files.filter((file) => file.startsWith('src/'))
  const wiring = files.filter((file) => !file.startsWith('src/'))
  return { name, files: files.length, source: count(source), wiring: count(wiring) }
}

function countLines(source: string): number {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  return code.split('\n').filter((line) => !/^\s*(\/\/.*|<\?php)?$/.test(line)).length
}

function toTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `| ${row.join(' | ')} |\n`).join('')
}
