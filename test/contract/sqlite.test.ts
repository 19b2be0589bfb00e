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

test('what no longer fits on a full disk takes nothing that does with it', async () => {
  const db = await openSqlite(join(folder, 'full.db'))
  await db.query('CREATE TABLE note (id TEXT PRIMARY KEY, body TEXT NOT NULL)')
  await db.batch([{ sql: 'INSERT INTO note VALUES (?, ?)', params: ['old', 'x'] }])
  const [{ page_count: pages } = { page_count: 0 }] = await db.query<{ page_count: number }>(
    'PRAGMA page_count',
  )
  await db.query(`PRAGMA max_page_count = ${pages}`)
  const long = 'x'.repeat(100_000)

  const outcomes = await Promise.allSettled([
    db.batch([{ sql: 'UPDATE note SET body = ? WHERE id = ?', params: ['y', 'old'] }]),
    db.batch([{ sql: 'INSERT INTO note VALUES (?, ?)', params: ['new', long] }]),
    db.batch([{ sql: 'SELECT body FROM note' }]),
  ])

  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(await db.query('SELECT * FROM note')).toEqual([{ id: 'old', body: 'y' }])
  await db.close()
})

test('what is asked in one long turn happens in its order, and before the store is closed', async () => {
  const path = join(folder, 'order.db')
  const db = await openSqlite(path)
  await db.query('CREATE TABLE note (place INTEGER PRIMARY KEY AUTOINCREMENT, body TEXT NOT NULL)')
  const bodies = Array.from({ length: 100 }, (_, i) => `note ${i}`)

  // Each with a text of its own, so that the numbers of texts have to arrive in order too.
  const written = bodies.map((body, i) =>
    db.batch([{ sql: `INSERT INTO note (body) VALUES (?) /* ${i} */`, params: [body] }]),
  )
  await Promise.all([...written, db.close()])

  const again = await openSqlite(path)
  const rows = await again.query('SELECT body FROM note ORDER BY place')
  await again.close()
  expect(rows.map((row) => row['body'])).toEqual(bodies)
})

test('a closed store refuses what comes later, and what came while it was closing ends', async () => {
  const db = await openSqlite(join(folder, 'closing.db'))
  const closing = db.close()
  const outcomes = await Promise.allSettled([db.query('SELECT 1'), db.batch([{ sql: 'SELECT 1' }])])
  await closing

  expect(outcomes).toHaveLength(2)
  await expect(db.query('SELECT 1')).rejects.toThrow('closed')
})
