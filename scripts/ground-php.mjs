import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** An install takes seconds; a lock this old was left by a process that died. */
const STALE_LOCK_MS = 10 * 60_000

/**
 * Makes sure that `test/php/node_modules` holds the PHP versions the tests run on.
 * A second call reads one small file and costs nothing; two at once wait for each other.
 *
 * @param {string} rootDir the repository
 * @param {(line: string) => void} [say] where progress goes
 */
export async function ensurePhp(rootDir, say = console.error) {
  const dir = join(rootDir, 'test', 'php')
  const wanted = await fingerprintOf(dir)
  const stampFile = join(dir, 'node_modules', '.stamp')
  const isReady = async () => (await readFile(stampFile, 'utf8').catch(() => '')) === wanted
  if (await isReady()) return

  const unlock = await lock(join(dir, '.installing'))
  try {
    if (await isReady()) return
    say('Fetching PHP 7.4 and 8.4 for the tests (about 150 MB on disk, once) …')
    await runNpmCi(dir)
    await writeFile(stampFile, wanted)
  } finally {
    await unlock()
  }
}

async function fingerprintOf(dir) {
  const hash = createHash('sha256')
  for (const name of ['package.json', 'package-lock.json']) {
    hash.update(await readFile(join(dir, name)))
  }
  return hash.digest('hex')
}

/** A folder is made by one process only, on every file system. */
async function lock(path) {
  for (;;) {
    try {
      await mkdir(path)
      return () => rm(path, { recursive: true, force: true })
    } catch (error) {
      if (error.code !== 'EEXIST') throw error
      const { mtimeMs } = await stat(path).catch(() => ({ mtimeMs: Date.now() }))
      if (Date.now() - mtimeMs > STALE_LOCK_MS) await rm(path, { recursive: true, force: true })
      else await sleep(200)
    }
  }
}

function runNpmCi(cwd) {
  // Nothing in there needs an install script: the prebuilt WebAssembly is enough.
  const args = ['ci', '--no-engine-strict', '--ignore-scripts', '--loglevel=error']
  const failed = (why) =>
    new Error(
      `PHP for the tests could not be installed: ${why}. Check the connection to the npm registry, then try again.`,
    )

  return new Promise((resolve, reject) => {
    const npm = spawn('npm', args, {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      shell: process.platform === 'win32',
    })
    let complaint = ''
    npm.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    npm.on('error', () => reject(failed('npm was not found')))
    npm.on('close', (code) => {
      const reason = complaint.trim().split('\n')[0] || `npm ended with ${code}`
      code === 0 ? resolve(undefined) : reject(failed(reason))
    })
  })
}

const self = fileURLToPath(import.meta.url)
if (process.argv[1] === self) {
  await ensurePhp(join(dirname(self), '..')).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
