// Builds the widget. `--if-stale`: only when its sources changed since the last build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const widget = join(root, 'widget')
const stampFile = join(widget, 'dist', '.sources')

/** Everything the build reads: the room's own files and the versions of its packages. */
function hashSources(): string {
  const files = readdirSync(widget, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) => !/[\\/](dist|node_modules|playground|test-support)[\\/]|\.test\.tsx?$/.test(file),
    )
    .sort()
  const hash = createHash('sha256')
  for (const file of [...files, join(root, 'package-lock.json')]) hash.update(readFileSync(file))
  return hash.digest('hex')
}

const sources = hashSources()
const isFresh = existsSync(stampFile) && readFileSync(stampFile, 'utf8') === sources
if (!(process.argv.includes('--if-stale') && isFresh)) {
  process.stdout.write('Building the widget…\n')
  const { status } = spawnSync('npm', ['run', '-s', 'build'], { cwd: widget, stdio: 'inherit' })
  if (status !== 0) process.exit(1)
  writeFileSync(stampFile, sources)
}
