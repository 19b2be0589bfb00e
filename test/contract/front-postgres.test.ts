import { afterAll, beforeAll } from 'vitest'
import { openPostgres } from '../../gateway/src/storage/postgres.ts'
import { type PostgresServer, startPostgres } from '../postgres/server.ts'
import { courierStorageContract } from './courier-storage.contract.ts'
import { shopStorageContract } from './shop-storage.contract.ts'
import type { TwoDoors } from './two-doors.ts'

let server: PostgresServer
let stores = 0

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())

shopStorageContract('PostgreSQL', open)
courierStorageContract('PostgreSQL', open)

async function open(): Promise<TwoDoors> {
  const store = `front_${++stores}`
  const admin = await openPostgres(server.url)
  await admin.query(`CREATE DATABASE ${store}`)
  await admin.close()
  const url = server.url.replace(/postgres$/, store)
  const [one, other] = await Promise.all([openPostgres(url), openPostgres(url)])
  return {
    one,
    other,
    async close() {
      await Promise.all([one.close(), other.close()])
    },
  }
}
