// What others ship for the same work, for benches to measure beside ours. Fetched when a bench first
// needs it; never committed, never shipped.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = join(dirname(dirname(fileURLToPath(import.meta.url))), 'test', 'bench', 'rivals')

/** Depends on packages that were never published, so it is unpacked instead of installed. */
const PACKED = {
  name: '@myparcel-dev/delivery-options@7.5.3',
  file: 'myparcel-dev-delivery-options-7.5.3.tgz',
  sha512:
    'kK2NInUyhkpbpWH2JDBdph6XOTxFlADNK8LFDwh7o0N8WIl9UkicZ/fWjFXLhK3EyVLu73Ekteks8o4v6dj18Q==',
}

/** Brings the rivals; does nothing when they are there. */
export function ensureRivals(): void {
  const lock = readFileSync(join(home, 'package-lock.json'))
  const wanted = createHash('sha256').update(lock).update(PACKED.sha512).digest('hex')
  const stamp = join(home, 'node_modules', '.stamp')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return

  process.stdout.write('Fetching the rivals to measure beside (once)…\n')
  run('npm', ['ci', '--loglevel=error'], home)
  unpack()
  writeFileSync(stamp, wanted)
}

function unpack() {
  const dir = join(home, 'node_modules', '.packed')
  mkdirSync(dir, { recursive: true })
  run('npm', ['pack', PACKED.name, '--silent'], dir)
  const digest = createHash('sha512')
    .update(readFileSync(join(dir, PACKED.file)))
    .digest('base64')
  if (digest !== PACKED.sha512) throw new Error(`${PACKED.name} is not what was measured before`)
  run('tar', ['xzf', PACKED.file], dir)
}

/** A file of a rival, by its path in the folder they were brought to. */
export function readRival(path: string): Buffer {
  return readFileSync(join(home, 'node_modules', path))
}

function run(command: string, args: readonly string[], cwd: string) {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) throw new Error(`${command} ${args[0]} failed in ${cwd}`)
}
