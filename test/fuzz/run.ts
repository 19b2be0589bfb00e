import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'

export interface FuzzOptions {
  readonly seed: number
  readonly seconds: number
  /** Rounds to do even if they take longer. */
  readonly least: number
}

export interface FuzzReport {
  readonly rounds: number
  readonly grownBytes: number
  /** `null`: it bore everything. */
  readonly failure: string | null
}

const WORKER = fileURLToPath(new URL('./worker.ts', import.meta.url))
/** A round takes milliseconds. */
const HANG_MS = 15_000
/** Old space; a leak ends the process before it ends the machine. */
const MEMORY_MB = 512

/** One target in a process of its own, which may crash, hang or grow without harming anybody. */
export function fuzz(target: string, { seed, seconds, least }: FuzzOptions): Promise<FuzzReport> {
  return new Promise((resolve) => {
    const child = fork(WORKER, [target, `${seed}`, `${seconds * 1_000}`, `${least}`], {
      execArgv: [`--max-old-space-size=${MEMORY_MB}`],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    let last = { rounds: 0, grownBytes: 0 }
    let complaint = ''
    let hasHung = false
    const watch = (): NodeJS.Timeout =>
      setTimeout(() => {
        hasHung = true
        child.kill('SIGKILL')
      }, HANG_MS)
    let watching = watch()

    child.stderr?.on('data', (chunk: Buffer) => {
      complaint = (complaint + chunk.toString()).slice(0, 20_000)
    })
    child.on('message', (message) => {
      // Sent by worker.ts and by nobody else.
      const next = message as typeof last
      if (next.rounds === last.rounds) return
      last = next
      clearTimeout(watching)
      watching = watch()
    })
    child.on('exit', (code, signal) => {
      clearTimeout(watching)
      const place = `seed ${seed}, about round ${last.rounds}`
      const why = hasHung
        ? `it hung (${place})`
        : `it ended with ${code ?? signal} (${place})\n${complaint}`
      resolve({ ...last, failure: code === 0 ? null : why })
    })
  })
}
