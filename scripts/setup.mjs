// Brings what a command needs, and does nothing when nothing is to be done. Runs on any Node from
// 18 on and depends on nothing, because it is what brings the rest.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const stampFile = join(root, 'node_modules', '.setup-stamp')

class SetupFailure extends Error {}

/** Installs the packages of the lock file once; a stamp says which lock file that was. */
function ensurePackages() {
  const { workspaces } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  const wishes = ['.', ...workspaces].map((dir) => dependenciesOf(join(root, dir, 'package.json')))
  const wanted = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(JSON.stringify(wishes))
    .digest('hex')
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return

  say('Installing packages (about 15 seconds)…')
  run('npm', ['ci', '--no-engine-strict', '--loglevel=error'], {
    failure: 'The packages could not be installed. Is the npm registry reachable?',
  })
  mkdirSync(dirname(stampFile), { recursive: true })
  writeFileSync(stampFile, wanted)
}

/** Where npm has a Node 24 for this machine, everything runs on it; else the installed one must do. */
function ensureNode() {
  const found = spawnSync('node', ['--version'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH}` },
  })
  const [major = 0, minor = 0] = (found.stdout ?? '').slice(1).split('.').map(Number)
  if (major > 24 || (major === 24 && minor >= 15) || (major === 22 && minor >= 22)) return
  throw new SetupFailure(
    `Node 24 is needed and npm has none for ${process.platform} ${process.arch}: install Node 24.15 or later from nodejs.org and start again.`,
  )
}

/** The browser of the end-to-end tests: an installed one, else Debian's. */
async function ensureBrowser() {
  if (findBrowser()) return
  const isRoot = process.getuid?.() === 0
  if (isRoot && commandExists('apt-get')) {
    say('Installing Debian’s Chromium (about half a minute)…')
    const quiet = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, stdio: 'pipe' }
    run('apt-get', ['update', '-qq'], { ...quiet, failure: 'apt-get update failed.' })
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
      ...quiet,
      failure: 'Chromium could not be installed with apt-get.',
    })
    if (findBrowser()) return
  }
  throw new SetupFailure(
    'The browser tests need Chromium: install it (Debian: apt-get install chromium) or name one in CHROMIUM=/path/to/chromium.',
  )
}

function findBrowser() {
  const candidates = [
    process.env.CHROMIUM,
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  ]
  return candidates.find((path) => path && existsSync(path))
}

/** WebAssembly PHP, in a folder of its own: only the PHP tests pay for it. */
async function ensurePhp() {
  const { ensurePhp: install } = await import('./ground-php.mjs')
  await asFailure(install(root))
}

/** Real PostgreSQL binaries, for the batteries of the storage. */
async function ensurePostgres() {
  const { ensurePostgres: install } = await import('./ground-postgres.mjs')
  await asFailure(install(root))
}

/** WordPress as zips, for the life of the WooCommerce plugin. */
async function ensureWordPress() {
  const { ensureWordPress: install } = await import('./ground-wordpress.mjs')
  await asFailure(install(root))
}

/** A ground's own error already says in words what to do. */
async function asFailure(installing) {
  try {
    await installing
  } catch (error) {
    throw new SetupFailure(error.message)
  }
}

const GROUNDS = {
  browser: ensureBrowser,
  php: ensurePhp,
  postgres: ensurePostgres,
  wordpress: ensureWordPress,
}

function commandExists(name) {
  return spawnSync('sh', ['-c', `command -v ${name}`]).status === 0
}

function run(command, args, { failure, ...options }) {
  const done = spawnSync(command, args, { cwd: root, stdio: 'inherit', ...options })
  if (done.status === 0) return
  if (done.stderr) process.stderr.write(done.stderr)
  throw new SetupFailure(failure)
}

function dependenciesOf(file) {
  const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
    readFileSync(file, 'utf8'),
  )
  return { dependencies, devDependencies, optionalDependencies }
}

function say(text) {
  process.stdout.write(`${text}\n`)
}

try {
  ensurePackages()
  ensureNode()
  for (const name of process.argv.slice(2)) await GROUNDS[name]()
} catch (error) {
  if (!(error instanceof SetupFailure)) throw error
  process.stderr.write(`\n${error.message}\n`)
  process.exitCode = 1
}
