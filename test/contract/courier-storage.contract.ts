import { describe, expect, test } from 'vitest'
import {
  claimQuestion,
  findAnswer,
  settleQuestion,
  sweepAnswers,
} from '../../gateway/src/storage/courier-answers.ts'
import {
  loadSpending,
  spendRequest,
  sweepSpending,
} from '../../gateway/src/storage/courier-budgets.ts'
import type { Database } from '../../gateway/src/storage/database.ts'
import { findDictionary, publishVersion, savePage } from '../../gateway/src/storage/dictionaries.ts'
import { loadListAges, loadQueues } from '../../gateway/src/storage/overview.ts'
import { doors, LATER, NOW, openDoorsEachTime, type TwoDoors } from './two-doors.ts'

const ACCOUNT = { tenantId: '8814', login: 'lampshop' } as const

/** What the gateway keeps of a courier, on every engine: lists, the account's hour, answers. */
export function courierStorageContract(engine: string, open: () => Promise<TwoDoors>): void {
  describe(`${engine} keeps lists, budgets and answers`, () => {
    openDoorsEachTime(open)

    test('a list is seen whole or not at all', async () => {
      const key = { tenantId: '8814', kind: 'town' } as const
      for (const [number, rows] of [['a'], ['b', 'c']].entries()) {
        await savePage(doors.one, key, { version: 'v1', number, rows })
      }
      expect(await findDictionary(doors.other, key)).toBeNull()

      await publishVersion(doors.one, key, { version: 'v1', loadedAt: NOW })

      const found = await findDictionary(doors.other, key)
      expect(await Array.fromAsync(found?.pages ?? [])).toEqual([['a'], ['b', 'c']])
      expect(await loadListAges(doors.other)).toEqual([{ ...key, loadedAt: NOW }])
    })

    test('two processes together never spend more than an account’s hour', async () => {
      const spend = (i: number) =>
        spendRequest(i % 2 ? doors.one : doors.other, ACCOUNT, {
          now: new Date(NOW),
          requestsPerHour: 20,
          isBrowser: i % 3 === 0,
        })

      const waits = await Promise.all(Array.from({ length: 60 }, (_, i) => spend(i)))

      expect(waits.filter((ms) => ms === 0)).toHaveLength(20)
      expect(new Set(waits)).toEqual(new Set([0, 61 * 60_000]))
      expect(await loadSpending(doors.one, new Date(NOW))).toEqual([{ ...ACCOUNT, requests: 20 }])
    })

    test('browsers spend half, and an hour later there is room again', async () => {
      const spend = (at: Date, isBrowser: boolean) =>
        spendRequest(doors.one, ACCOUNT, { now: at, requestsPerHour: 4, isBrowser })
      const start = new Date(NOW)

      expect(await spend(start, true)).toBe(0)
      expect(await spend(start, true)).toBe(0)
      expect(await spend(start, true)).toBeGreaterThan(0)
      expect(await spend(start, false)).toBe(0)
      expect(await spend(start, false)).toBe(0)
      expect(await spend(new Date(start.getTime() + 60 * 60_000), false)).toBe(60_000)
      expect(await spend(new Date(start.getTime() + 61 * 60_000), true)).toBe(0)

      await sweepSpending(doors.one, new Date(start.getTime() + 130 * 60_000))
      expect(await doors.one.query('SELECT minute FROM courier_minute')).toHaveLength(1)
    })

    test('one process asks a question, and all have its answer', async () => {
      const key = { tenantId: '8814', merchantId: 'mer_1', question: 'q' }
      const claim = (db: Database, by: string, now = NOW) =>
        claimQuestion(db, key, { by, now, until: LATER, answeredBefore: NOW })

      const won = await Promise.all([claim(doors.one, 'a'), claim(doors.other, 'b')])
      expect(won.filter(Boolean)).toHaveLength(1)
      const winner = won[0] ? 'a' : 'b'
      const loser = won[0] ? 'b' : 'a'
      await settleQuestion(doors.one, key, { by: loser, answer: { body: 'no', answeredAt: LATER } })
      expect(await findAnswer(doors.other, key)).toBeNull()

      await settleQuestion(doors.one, key, { by: winner, answer: { body: '1', answeredAt: LATER } })

      expect(await findAnswer(doors.other, key)).toEqual({ body: '1', answeredAt: LATER })
      expect(await claim(doors.other, 'c', LATER)).toBe(false)
      await sweepAnswers(doors.one, { now: LATER, answeredBefore: '2026-06-03' })
      expect(await findAnswer(doors.other, key)).toBeNull()
    })

    test('a question whose asker died is another’s after its lease', async () => {
      const key = { tenantId: '8814', merchantId: 'mer_1', question: 'q' }
      const claim = (by: string, now: string) =>
        claimQuestion(doors.one, key, { by, now, until: LATER, answeredBefore: NOW })

      expect(await claim('dead', NOW)).toBe(true)
      expect(await claim('waiting', NOW)).toBe(false)
      expect(await claim('waiting', LATER)).toBe(true)
    })

    test('an empty gateway has nothing to tell its operator', async () => {
      expect(await loadQueues(doors.one, NOW)).toEqual({
        shipments: {},
        due: 0,
        oldestDueAt: null,
        givenUp: 0,
        webhooks: {},
        oldestWebhookAt: null,
      })
    })
  })
}
