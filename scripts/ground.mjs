import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** An install takes seconds; a lock this old was left by a process that died. */
const STALE_LOCK_MS = 10 * 60_000

/**
 * Installs the packages of a folder that is no workspace, once. A second call reads one small file and
 * costs nothing; two at once wait for each other.
 *
 * @param {string} dir the folder with package.json and package-lock.json
 * @param {{ what: string, announce: () => void, finish?: () => Promise<void> }} how `what` begins the
 *   sentence of a failure
 */
export async function installOnce(dir, { what, announce, finish = async () => {} }) {
  const wanted = await fingerprintOf(dir)
  const stampFile = join(dir, 'node_modules', '.stamp')
  const isReady = async () => (await readFile(stampFile, 'utf8').catch(() => '')) === wanted
  if (await isReady()) return

  const unlock = await lock(join(dir, '.installing'))
  try {
    if (await isReady()) return
    announce()
    // Nothing in there needs an install script.
    const args = ['ci', '--no-engine-strict', '--ignore-scripts', '--loglevel=error']
    await run('npm', args, { cwd: dir, what })
    await finish()
    await writeFile(stampFile, wanted)
  } finally {
    await unlock()
  }
}

async function fingerprintOf(dir) {
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`)
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

/**
 * Runs a part of an installation.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd: string, what: string }} options `what` begins the sentence of a failure
 */
export function run(command, args, { cwd, what }) {
  const failed = (why) =>
    new Error(
      `${what} could not be installed: ${why}. Check the connection to the npm registry, then try again.`,
    )

  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      stdio: ['ignore', 'ignore', 'pipe'],
      // There npm is a script of the shell's.
      shell: process.platform === 'win32' && command === 'npm',
    })
    let complaint = ''
    child.stderr.on('data', (chunk) => {
      complaint += chunk
    })
    child.on('error', () => reject(failed(`${command} was not found`)))
    child.on('close', (code) => {
      const reason = complaint.trim().split('\n')[0] || `${command} ended with ${code}`
      code === 0 ? resolve(undefined) : reject(failed(reason))
    })
  })
}
