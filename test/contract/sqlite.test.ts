import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openSqlite } from '../../gateway/src/storage/sqlite.ts'
import { databaseContract } from './database.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'sqlite-contract-'))
let store = 0

beforeEach(() => {
  store += 1
})
afterAll(() => rmSync(folder, { recursive: true }))

databaseContract('SQLite', () => openSqlite(join(folder, `${store}.db`)))

test('a store that cannot be opened says so instead of waiting', async () => {
  await expect(openSqlite(join(folder, 'no', 'such', 'folder.db'))).rejects.toThrow(
    /unable to open/,
  )
})

test('a file that is no database is refused', async () => {
  const path = join(folder, 'letter.txt')
  writeFileSync(path, 'Dear database, '.repeat(100))

  await expect(openSqlite(path)).rejects.toThrow(/not a database/)
})

test('a commit survives its sync and the journal is the one that syncs', async () => {
  const db = await openSqlite(join(folder, 'modes.db'))

  const [[journal] = [], [sync] = []] = await db
    .batch([{ sql: 'PRAGMA journal_mode' }, { sql: 'PRAGMA synchronous' }])
    .finally(() => db.close())

  expect({ ...journal, ...sync }).toEqual({ journal_mode: 'wal', synchronous: 2 })
})
