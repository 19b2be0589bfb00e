import { open } from 'node:fs/promises'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

/**
 * Copies the store as it stands at this moment into one file, synced. Others may write meanwhile.
 * The target must not exist.
 */
export async function copySqlite(from: string, to: string): Promise<void> {
  const db = new DatabaseSync(from, { readOnly: true, timeout: 5_000 })
  try {
    db.prepare('VACUUM INTO ?').run(to)
  } finally {
    db.close()
  }
  await sync(to)
  await sync(dirname(to))
}

/** Reads every page of a store that nobody uses. */
export function isWhole(file: string): boolean {
  const db = new DatabaseSync(file, { readOnly: true })
  try {
    return db.prepare('PRAGMA integrity_check').get()?.['integrity_check'] === 'ok'
  } catch (error) {
    if (error instanceof Error && 'errcode' in error) return false
    throw error
  } finally {
    db.close()
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r')
  try {
    await file.sync()
  } finally {
    await file.close()
  }
}
