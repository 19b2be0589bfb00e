import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach } from 'vitest'
import { openSqlite } from '../../gateway/src/storage/sqlite.ts'
import { databaseContract } from './database.contract.ts'

const folder = mkdtempSync(join(tmpdir(), 'sqlite-contract-'))
let store = 0

beforeEach(() => {
  store += 1
})
afterAll(() => rmSync(folder, { recursive: true }))

databaseContract('SQLite', () => openSqlite(join(folder, `${store}.db`)))
