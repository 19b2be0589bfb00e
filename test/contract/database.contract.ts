import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Database, Statement } from '../../gateway/src/storage/database.ts'
import { migrate } from '../../gateway/src/storage/migrate.ts'

const NOW = new Date('2026-06-01T00:00:00.000Z')

/** What every Database must do. Each engine's test file calls this; `open` opens the same store. */
export function databaseContract(engine: string, open: () => Promise<Database>): void {
  describe(`${engine} keeps the Database contract`, () => {
    let db: Database

    beforeEach(async () => {
      db = await open()
      await db.query('CREATE TABLE note (id TEXT PRIMARY KEY, body TEXT NOT NULL, size BIGINT)')
    })
    afterEach(async () => {
      await db.query('DROP TABLE note')
      await db.close()
    })

    test('a batch that fails half-way leaves no trace', async () => {
      const failed = db.batch([insert('n1', 'draft'), insert('n2', null)])

      await expect(failed).rejects.toThrow()
      expect(await db.query('SELECT id FROM note')).toEqual([])
    })

    test('a batch that fails does not take its neighbours with it', async () => {
      const outcomes = await Promise.allSettled([
        db.batch([insert('before', 'x')]),
        db.batch([insert('broken', null)]),
        db.batch([insert('after', 'x')]),
      ])

      expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await ids(db)).toEqual(['after', 'before'])
    })

    test('a batch of nonsense SQL does not take its neighbours with it', async () => {
      const outcomes = await Promise.allSettled([
        db.batch([insert('before', 'x')]),
        db.batch([{ sql: 'INSERT INTO nowhere VALUES (1)' }]),
        db.batch([insert('after', 'x')]),
      ])

      expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
      expect(await ids(db)).toEqual(['after', 'before'])
    })

    test('each statement of a batch answers its own rows, in order', async () => {
      const answers = await db.batch([
        insert('a', 'one'),
        { sql: 'UPDATE note SET body = ? WHERE id = ? RETURNING id, body', params: ['two', 'a'] },
        { sql: 'UPDATE note SET body = ? WHERE id = ? RETURNING id', params: ['two', 'missing'] },
        { sql: 'SELECT body FROM note' },
      ])

      expect(answers).toEqual([[], [{ id: 'a', body: 'two' }], [], [{ body: 'two' }]])
    })

    test('a later statement of a batch sees what an earlier one did', async () => {
      await db.batch([
        insert('a', 'x'),
        {
          sql: 'INSERT INTO note (id, body) SELECT ?, body FROM note WHERE id = ?',
          params: ['b', 'a'],
        },
      ])

      expect(await ids(db)).toEqual(['a', 'b'])
    })

    test('an empty batch is nothing and no mistake', async () => {
      expect(await db.batch([])).toEqual([])
    })

    test('text of any script, zero length and quotes comes back byte for byte', async () => {
      const texts = [
        'Ёлка «Север» 7½',
        '',
        'o\'clock "x" \\ % _',
        '🚚 日本',
        'a\u0000b'.slice(0, 1),
      ]

      await db.batch(texts.map((text, i) => insert(`t${i}`, text)))

      const rows = await db.query<{ body: string }>('SELECT body FROM note ORDER BY id')
      expect(rows.map((row) => row.body)).toEqual(texts)
    })

    test('whole numbers to the edge of exactness and nothing at all survive', async () => {
      await db.batch([
        { sql: 'INSERT INTO note VALUES (?, ?, ?)', params: ['big', 'x', Number.MAX_SAFE_INTEGER] },
        { sql: 'INSERT INTO note VALUES (?, ?, ?)', params: ['none', 'x', null] },
      ])

      expect(await db.query('SELECT id, size FROM note ORDER BY id')).toEqual([
        { id: 'big', size: Number.MAX_SAFE_INTEGER },
        { id: 'none', size: null },
      ])
    })

    test('of many who insert the same key at once exactly one wins', async () => {
      const outcomes = await Promise.all(
        Array.from({ length: 50 }, (_, i) =>
          db.batch([
            {
              sql: 'INSERT INTO note (id, body) VALUES (?, ?) ON CONFLICT (id) DO NOTHING RETURNING id',
              params: ['only', `by ${i}`],
            },
          ]),
        ),
      )

      expect(outcomes.filter(([rows]) => rows?.length === 1)).toHaveLength(1)
      expect(await ids(db)).toEqual(['only'])
    })

    test('of many who lease the same row at once exactly one gets it', async () => {
      await db.batch([insert('job', '')])

      const outcomes = await Promise.all(
        Array.from({ length: 20 }, (_, i) => db.batch([lease(`worker-${i}`)])),
      )

      expect(outcomes.filter(([rows]) => rows?.length === 1)).toHaveLength(1)
    })

    test('a counter raised by many at once loses no step', async () => {
      const raise = {
        sql: `INSERT INTO note (id, body, size) VALUES ('counter', '', 1)
          ON CONFLICT (id) DO UPDATE SET size = note.size + 1 RETURNING size`,
      }

      const outcomes = await Promise.all(Array.from({ length: 100 }, () => db.batch([raise])))

      const sizes = outcomes.map(([rows]) => Number(rows?.[0]?.['size'])).sort((a, b) => a - b)
      expect(sizes).toEqual(Array.from({ length: 100 }, (_, i) => i + 1))
    })

    test('500 batches at once are all kept, and seen by the next query', async () => {
      await Promise.all(
        Array.from({ length: 500 }, (_, i) =>
          db.batch([insert(`n${i}`, 'x'), insert(`m${i}`, 'y')]),
        ),
      )

      expect(await db.query('SELECT COUNT(*) AS n FROM note')).toEqual([{ n: 1000 }])
    })

    test('what was acknowledged is there after the store is opened again', async () => {
      await db.batch([insert('kept', 'x')])

      await db.close()
      db = await open()

      expect(await ids(db)).toEqual(['kept'])
    })

    test('nothing is taken after it was closed', async () => {
      const other = await open()
      await other.close()

      await expect(other.batch([insert('late', 'x')])).rejects.toThrow()
      await expect(other.query('SELECT 1')).rejects.toThrow()
    })

    test('a migration runs once although several processes start together', async () => {
      const others = await Promise.all([open(), open()])
      const step = { id: 1, name: 'first', statements: [insert('migrated', 'x')] }

      await Promise.all([db, ...others].map((each) => migrate(each, [step], NOW)))
      await migrate(db, [step], NOW)

      expect(await ids(db)).toEqual(['migrated'])
      await db.query('DROP TABLE migration')
      await Promise.all(others.map((each) => each.close()))
    })

    test('a migration that fails leaves no trace and says why', async () => {
      const broken = { id: 2, name: 'broken', statements: [insert('half', 'x'), insert('x', null)] }

      await expect(migrate(db, [broken], NOW)).rejects.toThrow(/body/)

      expect(await ids(db)).toEqual([])
      await db.query('DROP TABLE migration')
    })
  })
}

function insert(id: string, body: string | null): Statement {
  return { sql: 'INSERT INTO note (id, body) VALUES (?, ?)', params: [id, body] }
}

function lease(worker: string): Statement {
  return {
    sql: `UPDATE note SET body = ? WHERE body = '' AND id IN
      (SELECT id FROM note WHERE body = '' LIMIT 1) RETURNING id`,
    params: [worker],
  }
}

async function ids(db: Database): Promise<string[]> {
  const rows = await db.query<{ id: string }>('SELECT id FROM note ORDER BY id')
  return rows.map((row) => row.id)
}
