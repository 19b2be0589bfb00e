import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { ensurePostgres } from '../../scripts/ground-postgres.mjs'

const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))))
/** "nobody": PostgreSQL refuses to run as root. */
const NOBODY = 65_534
const START_TRIES = 8

export interface PostgresServer {
  /** `postgres://postgres@127.0.0.1:…/postgres` */
  readonly url: string
  readonly pid: number
  /** Ends every server process the hard way, as a crash would. */
  kill(): Promise<void>
  start(): Promise<void>
  /** Stops the server and forgets its data. */
  stop(): Promise<void>
}

export interface ServerOptions {
  /** Syncs to disk as in production. Without it, tests that are not about durability go faster. */
  readonly durable?: boolean
  /** Where the data lies; a fresh temporary folder otherwise. */
  readonly parent?: string
}

/** A PostgreSQL server of its own on a free port of this machine, started in about a second. */
export async function startPostgres(options: ServerOptions = {}): Promise<PostgresServer> {
  const as = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {}
  const home = mkdtempSync(join(options.parent ?? tmpdir(), 'postgres-'))
  if ('uid' in as) chownSync(home, NOBODY, NOBODY)
  const bin = await reachableBinaries(await ensurePostgres(ROOT), home, as)
  const data = join(home, 'data')
  await run(join(bin, 'initdb'), initFlags(data), { ...as, cwd: home })

  let port = 0
  let server: ChildProcess | undefined
  async function start(): Promise<void> {
    const isRestart = port !== 0
    for (let attempt = 1; ; attempt++) {
      // Another process may take the port between our look and the server's start.
      port ||= await freePort()
      server = spawn(join(bin, 'postgres'), serverFlags(data, home, port, options), {
        ...as,
        cwd: home,
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      if (await isReady(server)) return
      if (attempt === START_TRIES) throw new Error('PostgreSQL for the tests did not start')
      // After a kill the old server's children hold its memory for a moment; its clients know its port.
      if (isRestart) await sleep(attempt * 500)
      else port = 0
    }
  }

  async function end(signal: NodeJS.Signals): Promise<void> {
    if (!server || server.exitCode !== null || server.signalCode !== null) return
    const ended = once(server, 'exit')
    server.kill(signal)
    await ended
  }

  await start()
  return {
    get url() {
      return `postgres://postgres@127.0.0.1:${port}/postgres`
    },
    get pid() {
      return server?.pid ?? 0
    },
    kill: () => end('SIGKILL'),
    start,
    async stop() {
      await end('SIGINT')
      rmSync(home, { recursive: true, force: true })
    },
  }
}

function initFlags(data: string): string[] {
  return [
    '-D',
    data,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ]
}

function serverFlags(
  data: string,
  home: string,
  port: number,
  { durable = false }: ServerOptions,
): string[] {
  const flags = ['-D', data, '-k', home, '-h', '127.0.0.1', '-p', `${port}`, '-N', '100']
  return durable ? flags : [...flags, '-F']
}

/** As root, another user runs the server and must be able to enter where its binaries lie. */
async function reachableBinaries(
  bin: string,
  home: string,
  as: { readonly uid?: number; readonly gid?: number },
): Promise<string> {
  if (as.uid === undefined) return bin
  const mayEnter = await run(join(bin, 'postgres'), ['--version'], { ...as, cwd: home }).then(
    () => true,
    () => false,
  )
  if (mayEnter) return bin
  const copy = join(home, 'native')
  mkdirSync(copy)
  cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true })
  return join(copy, 'bin')
}

/** The server says so in its log, which goes to the standard error. */
async function isReady(server: ChildProcess): Promise<boolean> {
  return new Promise((resolve) => {
    let log = ''
    server.stderr?.on('data', (chunk: Buffer) => {
      // Only the beginning matters: afterwards it would grow with each logged line.
      if (log.length < 20_000) log += chunk.toString()
      if (log.includes('ready to accept connections')) resolve(true)
    })
    server.once('exit', () => resolve(false))
  })
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}

async function run(
  command: string,
  args: readonly string[],
  options: { readonly uid?: number; readonly gid?: number; readonly cwd: string },
): Promise<void> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] })
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint += chunk.toString()
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${command} ended with ${code}: ${complaint.trim()}`)
}
