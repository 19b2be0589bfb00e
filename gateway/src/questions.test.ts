import { type CourierProvider, DeliveryError } from '@courier-checkout/api-client'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createSystemClock } from './lib/clock.ts'
import { createMetrics } from './lib/metrics.ts'
import { createQuestion, isRefusal } from './questions.ts'
import { createSharedAnswers } from './shared-answers.ts'
import type { Database } from './storage/database.ts'
import { migrate } from './storage/migrate.ts'
import { MIGRATIONS } from './storage/migrations/index.ts'
import { openSqlite } from './storage/sqlite.ts'

const ASKER = { tenantId: '8', merchantId: 'mer_1', budget: 'browser', requestId: 'r' } as const
const FRESH_MS = 600_000
const DOWN = new DeliveryError('courier_unavailable', 'the courier did not answer')

let db: Database
let now = 0
const system = createSystemClock()
const clock = { now: () => new Date(now), wait: system.wait }

beforeEach(async () => {
  now = Date.parse('2026-06-01T00:00:00.000Z')
  db = await openSqlite(':memory:')
  await migrate(db, MIGRATIONS, clock.now())
})
afterEach(() => db.close())

/** One process of a gateway, whose courier answers as `answer` does. */
function aProcess(answer: (query: string) => Promise<string>) {
  const metrics = createMetrics()
  let calls = 0
  const ask = createQuestion<string, string>(
    {
      directory: { provider: async () => ({}) as CourierProvider },
      clock,
      metrics,
      stopping: new AbortController().signal,
      shared: createSharedAnswers({ db, clock, isRefusal }),
    },
    {
      about: 'towns',
      freshMs: FRESH_MS,
      usableMs: 10 * FRESH_MS,
      mostAnswers: 10,
      ask: (_, query) => {
        calls += 1
        return answer(query)
      },
    },
  )
  return { ask, metrics, calls: () => calls }
}

test('a process that never asked gives another’s older answer when the courier is down', async () => {
  const well = aProcess(async () => 'answer')
  const late = aProcess(() => Promise.reject(DOWN))
  await well.ask(ASKER, 'q')
  now += FRESH_MS

  expect(await late.ask(ASKER, 'q')).toEqual({ value: 'answer', ageMs: FRESH_MS, isStale: true })
  expect(await late.metrics.print()).toContain(
    'gateway_questions_total{about="towns",outcome="stale"} 1',
  )
})

test('an answer that another process got keeps its age', async () => {
  const [first, second] = [aProcess(async () => 'old'), aProcess(async () => 'new')]
  await first.ask(ASKER, 'q')
  now += FRESH_MS - 100
  expect((await second.ask(ASKER, 'q')).value).toBe('old')

  now += 100

  expect((await second.ask(ASKER, 'q')).value).toBe('new')
})

test('a no is a no in every process, for a minute', async () => {
  const no = new DeliveryError('out_of_coverage', 'nobody goes there', { details: { town: 'x' } })
  const [first, second] = [aProcess(() => Promise.reject(no)), aProcess(async () => 'yes')]
  await expect(first.ask(ASKER, 'q')).rejects.toBe(no)

  await expect(second.ask(ASKER, 'q')).rejects.toMatchObject({
    code: 'out_of_coverage',
    details: { town: 'x' },
  })
  expect(second.calls()).toBe(0)
  now += 60_000
  expect((await second.ask(ASKER, 'q')).value).toBe('yes')
})

test('a failure is nobody’s answer: the next process asks for itself', async () => {
  const [first, second] = [aProcess(() => Promise.reject(DOWN)), aProcess(async () => 'answer')]
  await expect(first.ask(ASKER, 'q')).rejects.toBe(DOWN)

  expect((await second.ask(ASKER, 'q')).value).toBe('answer')
})

test('a checkout whose time is over waits no moment longer, and the answer is there for the next', async () => {
  const answered = Promise.withResolvers<string>()
  const { ask, calls } = aProcess(() => answered.promise)

  await expect(ask({ ...ASKER, answerBy: now }, 'q')).rejects.toMatchObject({
    code: 'courier_unavailable',
  })
  answered.resolve('answer')

  expect((await ask(ASKER, 'q')).value).toBe('answer')
  expect(calls()).toBe(1)
})

test('two accounts never share an answer', async () => {
  const { ask, calls } = aProcess(async () => 'answer')
  await ask(ASKER, 'q')
  await ask({ ...ASKER, merchantId: 'mer_2' }, 'q')

  expect(calls()).toBe(2)
})
