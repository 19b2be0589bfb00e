import { openSqlite } from '../../gateway/src/storage/sqlite.ts'
import { courierStorageContract } from './courier-storage.contract.ts'
import { shopStorageContract } from './shop-storage.contract.ts'
import type { TwoDoors } from './two-doors.ts'

shopStorageContract('SQLite', open)
courierStorageContract('SQLite', open)

async function open(): Promise<TwoDoors> {
  const db = await openSqlite(':memory:')
  return { one: db, other: db, close: () => db.close() }
}
