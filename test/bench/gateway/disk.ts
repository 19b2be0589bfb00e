import { spawnSync } from 'node:child_process'
import { closeSync, fdatasyncSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { fileURLToPath } from 'node:url'
import { openSqlite } from '../../../gateway/src/storage/sqlite.ts'
import { openJournal } from './bare-journal.ts'
import { median } from './measure.ts'

export interface SyncTimes {
  readonly perSecond: number
  readonly p50: number
}

/** What an order with its goods takes. */
const BODY_BYTES = 2_048
const ORDER = 'x'.repeat(BODY_BYTES)

/** The floor: append two kilobytes and have them synced, one after the other. */
export function measureDisk(milliseconds: number): SyncTimes {
  const dir = mkdtempSync(join(tmpdir(), 'disk-'))
  const file = openSync(join(dir, 'journal'), 'w')
  const body = Buffer.alloc(BODY_BYTES, 97)
  try {
    // What a file grows by belongs to its metadata: a store's journal is there already.
    writeSync(file, Buffer.alloc(2 ** 20))
    fdatasyncSync(file)
    let at = 0
    return timeFor(milliseconds, () => {
      at += writeSync(file, body, 0, BODY_BYTES, at)
      fdatasyncSync(file)
    })
  } finally {
    closeSync(file)
    rmSync(dir, { recursive: true })
  }
}

/** One commit after the other through the embedded engine. */
export async function measureCommits(milliseconds: number): Promise<SyncTimes> {
  const dir = mkdtempSync(join(tmpdir(), 'commits-'))
  const db = await openSqlite(join(dir, 'gateway.sqlite'))
  try {
    await db.query('CREATE TABLE kept_order (id TEXT PRIMARY KEY, body TEXT NOT NULL)')
    return await timeEach(milliseconds, (i) =>
      db.batch([{ sql: 'INSERT INTO kept_order VALUES (?, ?)', params: [`o${i}`, ORDER] }]),
    )
  } finally {
    await db.close()
    rmSync(dir, { recursive: true })
  }
}

/** The floor of that: a file, appended to and synced by a thread of its own. */
export async function measureJournal(milliseconds: number): Promise<SyncTimes> {
  const journal = openJournal()
  try {
    await journal.append(ORDER)
    return await timeEach(milliseconds, () => journal.append(ORDER))
  } finally {
    journal.close()
  }
}

async function timeEach(
  milliseconds: number,
  work: (i: number) => Promise<unknown>,
): Promise<SyncTimes> {
  const times: number[] = []
  const end = performance.now() + milliseconds
  for (let i = 0; performance.now() < end; i++) {
    const started = performance.now()
    await work(i)
    times.push(performance.now() - started)
  }
  return { perSecond: (times.length / milliseconds) * 1_000, p50: median(times) }
}

function timeFor(milliseconds: number, work: () => void): SyncTimes {
  const times: number[] = []
  const begin = performance.now()
  while (performance.now() - begin < milliseconds) {
    const started = performance.now()
    work()
    times.push(performance.now() - started)
  }
  return { perSecond: (times.length / milliseconds) * 1_000, p50: median(times) }
}

/** Environment of a process whose syncs take so much longer; `null`: no C compiler, or not Linux. */
export function slowDisk(microseconds: number): Readonly<Record<string, string>> | null {
  const library = join(mkdtempSync(join(tmpdir(), 'slow-')), 'slow-sync.so')
  const source = fileURLToPath(new URL('./slow-sync.c', import.meta.url))
  const made = spawnSync('cc', ['-shared', '-fPIC', '-O2', '-o', library, source, '-ldl'])
  if (process.platform !== 'linux' || made.status !== 0) return null
  return { LD_PRELOAD: library, FSYNC_US: `${microseconds}` }
}

/** The floor, and commits of the embedded engine, as a process in that environment finds them. */
export function measureDiskElsewhere(
  environment: Readonly<Record<string, string>>,
  milliseconds: number,
): { readonly disk: SyncTimes; readonly commit: SyncTimes } {
  const script = fileURLToPath(new URL('./disk-floor.ts', import.meta.url))
  const { stdout } = spawnSync(process.execPath, [script, `${milliseconds}`], {
    env: { ...process.env, ...environment },
    encoding: 'utf8',
  })
  // Printed by disk-floor.ts.
  return JSON.parse(stdout) as { disk: SyncTimes; commit: SyncTimes }
}
