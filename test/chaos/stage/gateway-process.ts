import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createWriteStream, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

/** A gateway in a process of its own, which can die. Its address stays the same. */
export interface GatewayProcess {
  readonly url: string
  readonly pid: number
  start(): Promise<void>
  /** `kill -9`, at whatever it was doing. */
  kill(): Promise<void>
  /** Asks it to stop, and resolves to its exit code. */
  stop(): Promise<number | null>
}

export type Environment = Readonly<Record<string, string>>

const ROOT = dirname(dirname(dirname(dirname(fileURLToPath(import.meta.url)))))
const MAIN = join(ROOT, 'gateway', 'src', 'main.ts')

export interface ProcessOptions {
  readonly environment: Environment
  readonly logFile: string
  /** Instead of the gateway's own `main.ts`. */
  readonly main?: string
}

export async function createGatewayProcess({
  environment,
  logFile,
  main = MAIN,
}: ProcessOptions): Promise<GatewayProcess> {
  mkdirSync(dirname(logFile), { recursive: true })
  const log = createWriteStream(logFile, { flags: 'a' })
  const port = await freePort()
  let child: ChildProcess | undefined

  async function start(): Promise<void> {
    const started = spawn(process.execPath, [main], {
      env: { PATH: process.env['PATH'], LOG_LEVEL: 'error', PORT: `${port}`, ...environment },
      // The pipe that nobody writes to tells a trial's gateway when the trial itself has died.
      stdio: ['pipe', 'pipe', 'pipe'],
    })
    child = started
    started.stderr.pipe(log, { end: false })
    await untilReady(started, (line) => log.write(`${line}\n`))
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null) {
      return child?.exitCode ?? null
    }
    const ended = once(child, 'exit')
    child.kill(signal)
    await ended
    return child.exitCode
  }

  return {
    url: `http://127.0.0.1:${port}`,
    get pid() {
      return child?.pid ?? 0
    },
    start,
    async kill() {
      await end('SIGKILL')
    },
    stop: () => end('SIGTERM'),
  }
}

/** The gateway says where it listens, or ends and said why. */
function untilReady(child: ChildProcess, onLine: (line: string) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    if (!child.stdout) return reject(new Error('the gateway has no output'))
    createInterface({ input: child.stdout }).on('line', (line) => {
      if (line.startsWith('Gateway:')) resolve()
      else onLine(line)
    })
    child.once('exit', (code) => reject(new Error(`the gateway ended with ${code}: see its log`)))
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
