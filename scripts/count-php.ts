// Says how much PHP the core and each shop platform's shim hold: lines that are neither blank nor comment.
//   node scripts/count-php.ts
import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const PLUGINS = join(import.meta.dirname, '..', 'plugins')

const folders = readdirSync(PLUGINS, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ name, files: globSync('**/*.php', { cwd: join(PLUGINS, name) }) }))
  .filter(({ name, files }) => name !== 'node_modules' && files.length > 0)
for (const { name, files } of folders) {
  const lines = files.map((file) => countLines(readFileSync(join(PLUGINS, name, file), 'utf8')))
  const sum = lines.reduce((total, own) => total + own, 0)
  process.stdout.write(
    `${name.padEnd(12)} ${String(files.length).padStart(3)} files ${sum} lines\n`,
  )
}

function countLines(source: string): number {
  const code = source.replaceAll(/\/\*[\s\S]*?\*\//g, '')
  return code.split('\n').filter((line) => !/^\s*(\/\/.*|<\?php)?$/.test(line)).length
}
