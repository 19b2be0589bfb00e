import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Database } from './database.ts'
import { findDictionary, publishVersion, savePage } from './dictionaries.ts'
import { migrate } from './migrate.ts'
import { MIGRATIONS } from './migrations/index.ts'
import { openSqlite } from './sqlite.ts'

const KEY = { tenantId: '8814', kind: 'town' } as const
const loadedAt = '2026-11-25T10:00:00.000Z'
let db: Database

beforeEach(async () => {
  db = await openSqlite(':memory:')
  await migrate(db, MIGRATIONS, new Date(loadedAt))
})
afterEach(() => db.close())

async function save(version: string, pages: readonly (readonly string[])[]): Promise<void> {
  for (const [number, rows] of pages.entries()) await savePage(db, KEY, { version, number, rows })
}

async function read(): Promise<unknown[] | null> {
  const stored = await findDictionary(db, KEY)
  if (!stored) return null
  const rows: unknown[] = []
  for await (const page of stored.pages) rows.push(...page)
  return rows
}
const countPages = async () => (await db.query('SELECT page FROM dictionary_page')).length

test('a list comes back in its order once it is whole', async () => {
  await save('v1', [['a', 'b'], ['c']])
  expect(await read()).toBeNull()

  await publishVersion(db, KEY, { version: 'v1', loadedAt })

  expect(await read()).toEqual(['a', 'b', 'c'])
})

test('a new version takes the old one’s place and its room', async () => {
  await save('v1', [['a'], ['b']])
  await publishVersion(db, KEY, { version: 'v1', loadedAt })
  await save('v2', [['c']])
  expect(await read()).toEqual(['a', 'b'])

  await publishVersion(db, KEY, { version: 'v2', loadedAt })

  expect(await read()).toEqual(['c'])
  expect(await countPages()).toBe(1)
})

test('tries that were given up do not pile up, and the list in force stays', async () => {
  await save('v1', [['a']])
  await publishVersion(db, KEY, { version: 'v1', loadedAt })

  for (const version of ['t1', 't2', 't3']) await save(version, [['x'], ['y']])

  expect(await countPages()).toBe(3)
  expect(await read()).toEqual(['a'])
})

test('another tenant’s and another kind’s lists are left alone', async () => {
  await savePage(db, { tenantId: '8', kind: 'town' }, { version: 'o', number: 0, rows: ['q'] })
  await savePage(db, { ...KEY, kind: 'point' }, { version: 'p', number: 0, rows: ['w'] })

  await save('v1', [['a']])

  expect(await countPages()).toBe(3)
})
