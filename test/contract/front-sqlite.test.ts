import { openSqlite } from '../../gateway/src/storage/sqlite.ts'
import { frontStorageContract } from './front-storage.contract.ts'

frontStorageContract('SQLite', async () => {
  const db = await openSqlite(':memory:')
  return { one: db, other: db, close: () => db.close() }
})
