import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openSqlite } from '../../../gateway/src/storage/sqlite.ts'
import type { Disk } from './disk.ts'

export interface Cut {
  readonly acknowledged: number
  readonly lost: number
}

export type Mode = 'grouped' | 'single' | 'careless'

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url))
/** Its last words are in the pipe by then. */
const SETTLE_MS = 60

/** Lets a writer storm for `stormMs`, cuts the power, and counts what the reopened store lacks. */
export async function cutPower(
  disk: Disk,
  storm: { readonly name: string; readonly mode: Mode; readonly ms: number },
): Promise<Cut> {
  const dir = join(disk.dir, storm.name)
  mkdirSync(dir)
  disk.sync()
  const writer = spawn(process.execPath, [WRITER, dir, storm.mode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const acknowledged = await listen(writer)
  // The creation of the table is not what is tried.
  disk.sync()
  const already = acknowledged.length
  await sleep(storm.ms)
  if (writer.exitCode !== null) throw new Error(`the writer ended with ${writer.exitCode}`)
  writer.kill('SIGSTOP')
  await sleep(SETTLE_MS)
  const promised = [...acknowledged]

  let lost: number
  try {
    lost = await disk.afterCut(async (cutDir) => {
      const kept = await readKept(join(cutDir, storm.name, 'gateway.db'))
      return promised.filter((id) => !kept.has(id)).length
    })
  } finally {
    await end(writer)
  }
  rmSync(dir, { recursive: true })
  if (promised.length <= already) throw new Error('the writer acknowledged nothing')
  return { acknowledged: promised.length, lost }
}

/** Resolves once the writer is ready; the list then grows by itself. */
async function listen(writer: ChildProcess): Promise<readonly string[]> {
  const acknowledged: string[] = []
  if (!writer.stdout) throw new Error('the writer has no output')
  const lines = createInterface({ input: writer.stdout })
  const ready = once(lines, 'line')
  lines.on('line', (line) => {
    if (line !== 'ready') acknowledged.push(line)
  })
  const died = once(writer, 'exit').then(([code]) => {
    throw new Error(`the writer ended with ${code}`)
  })
  await Promise.race([ready, died])
  died.catch(() => undefined)
  return acknowledged
}

async function end(writer: ChildProcess): Promise<void> {
  if (writer.exitCode !== null || writer.signalCode !== null) return
  const ended = once(writer, 'exit')
  writer.kill('SIGKILL')
  await ended
}

/** A damaged store keeps nothing. */
async function readKept(path: string): Promise<ReadonlySet<string>> {
  const db = await openSqlite(path)
  try {
    const [check] = await db.query<{ integrity_check: string }>('PRAGMA integrity_check')
    if (check?.integrity_check !== 'ok') return new Set()
    const rows = await db.query<{ id: string }>('SELECT id FROM kept_order')
    return new Set(rows.map((row) => row.id))
  } finally {
    await db.close()
  }
}
