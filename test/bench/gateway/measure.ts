import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { LoadOrder, LoadReport } from './load.ts'

const LOAD = fileURLToPath(new URL('./load.ts', import.meta.url))

/** Puts load on a port. Each generator is one process; several make a mixture. */
export interface Generator {
  run(order: LoadOrder): Promise<LoadReport>
  close(): void
}

export function createGenerator(): Generator {
  const child: ChildProcess = fork(LOAD)
  return {
    async run(order) {
      const answered = once(child, 'message')
      child.send(order)
      const [report] = await answered
      // Sent by load.ts.
      return report as LoadReport
    },
    close: () => void child.kill(),
  }
}

export const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN

/** Resident memory of a process in megabytes; `null` where the system does not tell. */
export function readMemoryMb(pid: number): number | null {
  try {
    const [, kilobytes] =
      /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
    return kilobytes === undefined ? null : Number(kilobytes) / 1024
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
}

export interface HttpCall {
  readonly method: string
  readonly path: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** A whole request as it goes over the wire. */
export function toRequest({ method, path, headers, body }: HttpCall): string {
  const all = {
    host: '127.0.0.1',
    ...headers,
    ...(body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) }),
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `${method} ${path} HTTP/1.1\r\n${lines.join('\r\n')}\r\n\r\n${body ?? ''}`
}
