import { DeliveryError } from '@courier-checkout/api-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openKeptHours } from './kept-hours.ts'
import type { Clock } from './lib/clock.ts'
import type { Database } from './storage/database.ts'
import { migrate } from './storage/migrate.ts'
import { MIGRATIONS } from './storage/migrations/index.ts'
import { openSqlite } from './storage/sqlite.ts'

const ACCOUNT = { tenantId: '8814', login: 'lampshop' }
const MINUTE = 60_000

let db: Database
let now = 0
const clock: Clock = { now: () => new Date(now), wait: async () => {} }

beforeEach(async () => {
  now = Date.parse('2026-06-01T09:00:30.000Z')
  db = await openSqlite(':memory:')
  await migrate(db, MIGRATIONS, clock.now())
})
afterEach(() => db.close())

/** The hours as a process that has just started finds them. */
const open = (store = db) => openKeptHours({ db: store, clock, log: () => {} })

test('a restart forgets nothing of the hour, and the hour ends all the same', async () => {
  const first = await open()
  const limiter = first.createLimiter(ACCOUNT, 4)
  limiter.take('browser')
  limiter.take('server')
  limiter.take('server')
  await first.save()
  now += 5 * MINUTE

  const second = await open()
  const again = second.createLimiter(ACCOUNT, 4)

  expect(again.spent()).toEqual({ all: 3, browsers: 1 })
  again.take('server')
  expect(() => again.take('server')).toThrow(DeliveryError)
  now += 57 * MINUTE
  again.take('server')
})

test('saving twice counts nothing twice, and another account counts for itself', async () => {
  const hours = await open()
  hours.createLimiter(ACCOUNT, 4).take('server')
  hours.createLimiter({ ...ACCOUNT, login: 'other' }, 4).take('browser')
  await hours.save()
  await hours.save()

  const after = await open()

  expect(after.createLimiter(ACCOUNT, 4).spent()).toEqual({ all: 1, browsers: 0 })
})

test('what a full disk did not take is saved with the next', async () => {
  let isFull = true
  const store: Database = {
    ...db,
    batch: (batch) => (isFull ? Promise.reject(new Error('full')) : db.batch(batch)),
  }
  const hours = await open(store)
  const limiter = hours.createLimiter(ACCOUNT, 9)
  limiter.take('server')
  await expect(hours.save()).rejects.toThrow('full')
  limiter.take('browser')
  isFull = false
  await hours.save()

  expect((await open()).createLimiter(ACCOUNT, 9).spent()).toEqual({ all: 2, browsers: 1 })
})
