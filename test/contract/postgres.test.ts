import { afterAll, beforeAll, beforeEach } from 'vitest'
import { openPostgres } from '../../gateway/src/storage/postgres.ts'
import { type PostgresServer, startPostgres } from '../postgres/server.ts'
import { databaseContract } from './database.contract.ts'

let server: PostgresServer
let store = ''

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server.stop())
beforeEach(async () => {
  const admin = await openPostgres(server.url)
  store = `store_${Date.now()}`
  await admin.query(`CREATE DATABASE ${store}`)
  await admin.close()
})

databaseContract('PostgreSQL', () => openPostgres(server.url.replace(/postgres$/, store)))
