import { beforeEach, describe, expect, test } from 'vitest'
import type { Installation } from '../../gateway/src/installation.ts'
import type { Database } from '../../gateway/src/storage/database.ts'
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
import { loadRuleSets, saveRuleSet } from '../../gateway/src/storage/rule-sets.ts'
import {
  addSecretKey,
  findSecretKey,
  findSigningKey,
  noteFirstUse,
} from '../../gateway/src/storage/secret-keys.ts'
import { doors, LATER, NOW, openDoorsEachTime, type TwoDoors } from './two-doors.ts'

/** What the gateway keeps of shops, on every engine: installations, keys, rule sets. */
export function shopStorageContract(engine: string, open: () => Promise<TwoDoors>): void {
  describe(`${engine} keeps shops, keys and rules`, () => {
    let installation: Installation

    openDoorsEachTime(open)
    beforeEach(async () => {
      installation = await aShop(doors.one, 'https://shop.example')
    })

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
