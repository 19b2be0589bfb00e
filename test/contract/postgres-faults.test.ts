import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Database } from '../../gateway/src/storage/database.ts'
import { openPostgres } from '../../gateway/src/storage/postgres.ts'
import { type PostgresServer, startPostgres } from '../postgres/server.ts'

let server: PostgresServer
let db: Database

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())
beforeEach(async () => {
  db = await openPostgres(server.url)
  await db.query('CREATE TABLE job (id TEXT PRIMARY KEY, worker TEXT NOT NULL, size BIGINT)')
  await db.batch(
    ['a', 'b', 'c', 'd'].map((id) => ({
      sql: `INSERT INTO job VALUES (?, '', 0)`,
      params: [id],
    })),
  )
})
afterEach(async () => {
  await db.query('DROP TABLE job')
  await db.close()
})

test('a worker takes other rows at once instead of waiting for a row that another is taking', async () => {
  const blocker = await openPostgres(server.url, { connections: 1 })
  const held = blocker.batch([
    { sql: `UPDATE job SET worker = 'slow' WHERE id = 'a'` },
    { sql: 'SELECT pg_sleep(60)' },
  ])
  held.catch(() => undefined)
  await until(() => isSleeping(db))

  const rows = await db.query<{ id: string }>(
    `UPDATE job SET worker = ? WHERE worker = '' AND id IN (
      SELECT id FROM job WHERE worker = '' ORDER BY id LIMIT ?
      /*postgres: FOR UPDATE SKIP LOCKED */) RETURNING id`,
    ['fast', 2],
  )

  expect(rows.map((row) => row.id).sort()).toEqual(['b', 'c'])
  await endSleepers(db)
  await expect(held).rejects.toThrow()
  await blocker.close()
})

test('two batches that take each other’s rows both succeed in the end', async () => {
  const raise = (id: string) => ({
    sql: 'UPDATE job SET size = size + 1 WHERE id = ?',
    params: [id],
  })
  const pause = { sql: 'SELECT pg_sleep(0.05)' }

  await Promise.all([
    db.batch([raise('a'), pause, raise('b')]),
    db.batch([raise('b'), pause, raise('a')]),
  ])

  expect(await db.query(`SELECT size FROM job WHERE id IN ('a', 'b')`)).toEqual([
    { size: 2 },
    { size: 2 },
  ])
})

test('a batch whose connection is cut in the middle leaves no trace, and the next one works', async () => {
  const cut = db.batch([
    { sql: `UPDATE job SET worker = 'half' WHERE id = 'a'` },
    { sql: 'SELECT pg_sleep(60)' },
    { sql: `UPDATE job SET worker = 'half' WHERE id = 'b'` },
  ])
  cut.catch(() => undefined)
  const admin = await openPostgres(server.url, { connections: 1 })
  await until(() => isSleeping(admin))
  await endSleepers(admin)
  await admin.close()

  await expect(cut).rejects.toThrow(/terminating connection/)
  expect(await db.query(`SELECT id FROM job WHERE worker = 'half'`)).toEqual([])
})

test('a lost server is an error, not an end, and the gateway finds it again by itself', async () => {
  await server.kill()
  // The dead server's children may answer for a moment.
  const answered = () =>
    db.batch([{ sql: 'SELECT 1' }]).then(
      () => true,
      () => false,
    )
  await expect.poll(answered, { timeout: 10_000 }).toBe(false)
  await expect(db.query('SELECT 1')).rejects.toThrow()

  await server.start()

  expect(await db.query('SELECT COUNT(*) AS n FROM job')).toEqual([{ n: 4 }])
})

test('a server that would lose orders in a power cut is refused in words', async () => {
  await db.query(`ALTER ROLE postgres SET synchronous_commit = 'off'`)
  try {
    await expect(openPostgres(server.url)).rejects.toThrow(/power cut would lose/)
  } finally {
    await db.query('ALTER ROLE postgres RESET synchronous_commit')
  }
})

test('truth, sums and counts are numbers, as SQLite says them', async () => {
  const [row] = await db.query(
    `SELECT COUNT(*) AS n, SUM(size) AS total, size = 0 AS empty, EXISTS (SELECT 1) AS any
      FROM job WHERE id = ? GROUP BY size`,
    ['a'],
  )

  expect(row).toEqual({ n: 1, total: 0, empty: 1, any: 1 })
})

async function isSleeping(admin: Database): Promise<boolean> {
  return (await sleepers(admin)).length > 0
}

async function endSleepers(admin: Database): Promise<void> {
  for (const { pid } of await sleepers(admin)) {
    await admin.query('SELECT pg_terminate_backend(?::int)', [pid])
  }
}

function sleepers(admin: Database): Promise<{ pid: number }[]> {
  return admin.query(`SELECT pid FROM pg_stat_activity WHERE wait_event = 'PgSleep'`)
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 10))
}
