import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Installation } from '../../gateway/src/installation.ts'
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
import {
  findByPublishableKey,
  findInstallation,
  saveInstallation,
  saveSettings,
} from '../../gateway/src/storage/installations.ts'
import {
  claimMerchant,
  findMerchant,
  loadMerchants,
  savePassword,
} from '../../gateway/src/storage/merchants.ts'
import { migrate } from '../../gateway/src/storage/migrate.ts'
import { MIGRATIONS } from '../../gateway/src/storage/migrations/index.ts'
import { loadListAges, loadQueues } from '../../gateway/src/storage/overview.ts'
import { loadRuleSets, saveRuleSet } from '../../gateway/src/storage/rule-sets.ts'
import {
  addSecretKey,
  findSecretKey,
  findSigningKey,
  noteFirstUse,
} from '../../gateway/src/storage/secret-keys.ts'

const NOW = '2026-06-01T00:00:00.000Z'
const LATER = '2026-06-02T00:00:00.000Z'

/** Two ways into one store: as two processes have them on PostgreSQL, or one twice on SQLite. */
export interface TwoDoors {
  readonly one: Database
  readonly other: Database
  close(): Promise<void>
}

/** What the gateway's front half asks of its store, on every engine. */
export function frontStorageContract(engine: string, open: () => Promise<TwoDoors>): void {
  describe(`${engine} keeps shops, keys, rules, lists and budgets`, () => {
    let doors: TwoDoors
    let installation: Installation

    beforeEach(async () => {
      doors = await open()
      await Promise.all(
        [doors.one, doors.other].map((db) => migrate(db, MIGRATIONS, new Date(NOW))),
      )
      installation = await aShop(doors.one, 'https://shop.example')
    })
    afterEach(() => doors.close())

    test('installing a shop again keeps its id and its key', async () => {
      const again = await aShop(doors.other, 'https://shop.example')

      expect(again.id).toBe(installation.id)
      expect(again.publishableKey).toBe(installation.publishableKey)
      expect(await findByPublishableKey(doors.other, again.publishableKey)).toMatchObject({
        id: again.id,
      })
    })

    test('two processes that install a shop at once find one installation', async () => {
      const both = await Promise.all(
        [doors.one, doors.other].map((db) => aShop(db, 'https://second.example')),
      )

      expect(both[0]?.id).toBe(both[1]?.id)
      expect(await loadMerchants(doors.one)).toHaveLength(1)
    })

    test('settings are whole after they were written', async () => {
      const changed = {
        ...installation,
        numberPrefix: 'LAMP-',
        allowedOrigins: ['https://www.shop.example'],
        webhookUrl: 'https://shop.example/hook',
        deliveryWindows: { fromDay: 1, days: 5, slots: [{ from: '10:00', to: '14:00' }] },
      } as unknown as Installation
      await saveSettings(doors.one, changed, LATER)

      expect(await findInstallation(doors.other, installation.id)).toMatchObject({
        numberPrefix: 'LAMP-',
        allowedOrigins: ['https://www.shop.example'],
        deliveryWindows: { days: 5 },
      })
    })

    test('twenty keys added by two processes at once all have a place of their own', async () => {
      const kids = Array.from({ length: 20 }, (_, i) => `kid${i}`)
      await Promise.all(
        kids.map((kid, i) => addSecretKey(i % 2 ? doors.one : doors.other, aKey(kid), NOW)),
      )

      const rows = await doors.one.query('SELECT sequence FROM secret_key ORDER BY sequence')
      expect(rows.map(({ sequence }) => sequence)).toEqual(kids.map((_, i) => i + 1))
    })

    test('a key signs from its first use on, and the older ones retire', async () => {
      await addSecretKey(doors.one, aKey('old'), NOW)
      await addSecretKey(doors.one, aKey('new'), NOW)
      const old = await keyOf('old')
      await noteFirstUse(doors.one, old, { now: NOW, retiresAt: LATER })
      expect((await findSigningKey(doors.other, installation.id))?.kid).toBe('old')

      const fresh = await keyOf('new')
      await Promise.all(
        [doors.one, doors.other].map((db) =>
          noteFirstUse(db, fresh, { now: NOW, retiresAt: LATER }),
        ),
      )

      expect((await findSigningKey(doors.other, installation.id))?.kid).toBe('new')
      expect((await keyOf('old')).retiresAt).toBe(LATER)
      expect((await keyOf('new')).retiresAt).toBeNull()
    })

    test('a rule set’s version grows with each change and not without one', async () => {
      const rules = (markup: number) => ({ additive: markup }) as never
      const save = (db: Database, markup: number) =>
        saveRuleSet(db, installation, { name: 'door', rules: rules(markup), now: NOW })

      expect(await save(doors.one, 1)).toBe(1)
      expect(await save(doors.other, 1)).toBe(1)
      await Promise.all(
        Array.from({ length: 10 }, (_, i) => save(i % 2 ? doors.one : doors.other, i + 10)),
      )

      const [ruleSet] = await loadRuleSets(doors.other, installation)
      expect(ruleSet?.version).toBe(11)
    })

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

    const aKey = (kid: string) => ({
      kid,
      tenantId: '8814',
      installationId: installation.id,
      sealed: 'sealed',
    })

    async function keyOf(kid: string) {
      const key = await findSecretKey(doors.one, kid)
      if (!key) throw new Error(`no key ${kid}`)
      return key
    }
  })
}

const ACCOUNT = { tenantId: '8814', login: 'lampshop' } as const
let count = 0

/** A shop as `install` stores one. */
async function aShop(db: Database, url: string): Promise<Installation> {
  count += 1
  const claimed = { id: `mer_${count}`, ...ACCOUNT, merchantCode: '1', streamId: '100' }
  const merchant = await claimMerchant(db, claimed, NOW)
  await savePassword(db, { ...merchant, passwordSealed: 'sealed', merchantCode: '1' }, NOW)
  const record = await saveInstallation(
    db,
    {
      id: `ins_${count}`,
      tenantId: '8814',
      merchantId: merchant.id,
      publishableKey: `pk_${count}`,
      shop: { key: url, url, platform: 'test', platformVersion: '1', pluginVersion: '1' },
    },
    NOW,
  )
  expect(await findMerchant(db, merchant.id)).toMatchObject({ login: 'lampshop' })
  return { ...record, currency: 'RUB' }
}
