import { expect, test } from 'vitest'
import type { Database, Row } from './database.ts'
import { rememberReads } from './remembered-reads.ts'

const BY_KEY = 'SELECT * FROM installation WHERE publishable_key = ?'

function aDatabase() {
  let now = Date.parse('2026-06-01T00:00:00.000Z')
  let rows: readonly Row[] = [{ id: 'ins_1' }]
  const asked: string[] = []
  const answers: (() => void)[] = []
  let isSlow = false
  const inner: Database = {
    async query<T extends Row>(sql: string): Promise<T[]> {
      asked.push(sql)
      const found = rows
      if (isSlow) await new Promise<void>((resolve) => answers.push(resolve))
      // The rows of this test have the columns that it asks for.
      return found as T[]
    },
    async batch(statements) {
      asked.push(...statements.map(({ sql }) => sql))
      return []
    },
    async close() {},
  }
  return {
    db: rememberReads(inner, { now: () => new Date(now), rememberedMs: 2_000 }),
    asked,
    setRows(next: readonly Row[]) {
      rows = next
    },
    slowDown() {
      isSlow = true
    },
    answer: () => answers.shift()?.(),
    pass(ms: number) {
      now += ms
    },
  }
}

test('the same read within two seconds costs nothing', async () => {
  const { db, asked, pass } = aDatabase()
  await db.query(BY_KEY, ['pk_1'])
  pass(1_999)

  expect(await db.query(BY_KEY, ['pk_1'])).toEqual([{ id: 'ins_1' }])
  expect(asked).toHaveLength(1)

  pass(1)
  await db.query(BY_KEY, ['pk_1'])
  expect(asked).toHaveLength(2)
})

test('another key is another read', async () => {
  const { db, asked } = aDatabase()
  await db.query(BY_KEY, ['pk_1'])
  await db.query(BY_KEY, ['pk_2'])

  expect(asked).toHaveLength(2)
})

test('our own change is seen at once', async () => {
  const { db, setRows } = aDatabase()
  await db.query(BY_KEY, ['pk_1'])

  await db.batch([{ sql: 'UPDATE installation SET webhook_url = ? WHERE id = ?' }])
  setRows([{ id: 'changed' }])

  expect(await db.query(BY_KEY, ['pk_1'])).toEqual([{ id: 'changed' }])
})

test('a read that began before a change is not remembered after it', async () => {
  const { db, slowDown, answer, setRows, asked } = aDatabase()
  slowDown()
  const early = db.query(BY_KEY, ['pk_1'])
  setRows([{ id: 'changed' }])
  await db.batch([{ sql: 'UPDATE installation SET webhook_url = ? WHERE id = ?' }])
  answer()
  await early

  const later = db.query(BY_KEY, ['pk_1'])
  answer()
  expect(await later).toEqual([{ id: 'changed' }])
  expect(asked).toHaveLength(3)
})

test('orders and accounts are always read anew', async () => {
  const { db, asked } = aDatabase()
  for (const table of ['shipment', 'shop_event', 'merchant']) {
    await db.query(`SELECT * FROM ${table} WHERE id = ?`, ['x'])
    await db.query(`SELECT * FROM ${table} WHERE id = ?`, ['x'])
  }

  expect(asked).toHaveLength(6)
})

test('what is not there is looked for each time', async () => {
  const { db, asked, setRows } = aDatabase()
  setRows([])
  await db.query('SELECT * FROM secret_key WHERE kid = ?', ['guess'])
  await db.query('SELECT * FROM secret_key WHERE kid = ?', ['guess'])

  expect(asked).toHaveLength(2)
})

test('a row that is found unchanged stays the object it was, and a changed one does not', async () => {
  const { db, pass, setRows } = aDatabase()
  const [first] = await db.query(BY_KEY, ['pk_1'])
  pass(2_000)
  setRows([{ id: 'ins_1' }])
  const [again] = await db.query(BY_KEY, ['pk_1'])
  pass(2_000)
  setRows([{ id: 'changed' }])
  const [changed] = await db.query(BY_KEY, ['pk_1'])

  expect(again).toBe(first)
  expect(changed).toEqual({ id: 'changed' })
})

test('another shop’s change lets every row be read anew and keeps what has not changed', async () => {
  const { db, asked, setRows } = aDatabase()
  const [first] = await db.query(BY_KEY, ['pk_1'])
  await db.batch([{ sql: 'UPDATE installation SET webhook_url = ? WHERE id = ?' }])
  setRows([{ id: 'ins_1' }])

  expect((await db.query(BY_KEY, ['pk_1']))[0]).toBe(first)
  expect(asked).toHaveLength(3)
})
