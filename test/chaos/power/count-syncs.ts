import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Mode } from './cut.ts'

export interface SyncCount {
  readonly acknowledged: number
  readonly syncs: number
}

const WRITER = fileURLToPath(new URL('./writer.ts', import.meta.url))

export function hasStrace(): boolean {
  return spawnSync('strace', ['-V']).status === 0
}

/** Counts the syncs that the kernel was asked for while `commits` were acknowledged. */
export function countSyncs(mode: Mode, commits: number): SyncCount {
  const dir = mkdtempSync(join(tmpdir(), 'syncs-'))
  try {
    const log = join(dir, 'strace.log')
    const flags = ['-f', '-qq', '-e', 'trace=fsync,fdatasync', '-o', log]
    const { stdout, status } = spawnSync(
      'strace',
      [...flags, process.execPath, WRITER, dir, mode, `${commits}`],
      { encoding: 'utf8' },
    )
    if (status !== 0) throw new Error(`the writer under strace ended with ${status}`)
    const started = readFileSync(log, 'utf8').match(/\bf(data)?sync\(/g) ?? []
    return {
      acknowledged: stdout.split('\n').filter((l) => /^o\d/.test(l)).length,
      syncs: started.length,
    }
  } finally {
    rmSync(dir, { recursive: true })
  }
}
