import assert from 'node:assert/strict'
import { atCheckout, inOffice, KAZAN, MOSCOW, orderOf, priceOf } from '../scenario.ts'
import { ACCOUNT } from '../world.ts'

/** What `plantOldModule` plants. */
const OLD_LOGIN = 'old-login'

export const connection = [
  inOffice(
    'connect',
    'three typed things connect the shop, and the check shows a price',
    async ({ shop }) => {
      const said = await shop.connect(ACCOUNT)
      const findings = await shop.check()

      assert.match(said, /переданы|passed on|saved|sent/i)
      const codes = findings.filter((finding) => finding.ok).map((finding) => finding.code)
      for (const code of ['credentials', 'rates', 'clock', 'sample'])
        assert.ok(codes.includes(code), code)
    },
  ),
  inOffice(
    'connect-wrong',
    'a wrong password is named, and the old connection stays',
    async ({ shop }) => {
      const said = await shop.connect({ ...ACCOUNT, password: 'wrong' })

      assert.match(said, /не узнаёт логин|does not know/i)
      assert.equal((await shop.check()).find(({ code }) => code === 'credentials')?.ok, true)
    },
  ),
  inOffice(
    'check-tariffs',
    'without tariffs the check says whom to ask',
    async ({ shop, world }) => {
      await world.withoutTariffs(true)
      // A weight that no cache of prices knows.
      await shop.configure({ defaultWeight: '1777' })

      const rates = (await shop.check()).find(({ code }) => code === 'rates')

      assert.equal(rates?.ok, false)
      assert.match(rates?.text ?? '', /тариф|tariff/i)
    },
  ),
  inOffice('check-https', 'a shop without HTTPS is told so', async ({ shop }) => {
    const https = (await shop.check()).find(({ code }) => code === 'https')

    assert.equal(https?.ok, shop.url.startsWith('https:'))
  }),
  inOffice(
    'check-webhook',
    'the check tries the webhook address',
    async ({ shop }) => {
      assert.equal((await shop.check()).find(({ code }) => code === 'webhook')?.ok, true)
    },
    { needs: ['webhook'] },
  ),
  inOffice('check-clock', 'clocks that differ are named', async ({ shop, world }) => {
    await world.shiftClock(600_000)

    const clock = (await shop.check()).find(({ code }) => code === 'clock')

    assert.equal(clock?.ok, false)
    assert.match(clock?.text ?? '', /\d{3}/)
  }),
  inOffice('check-outage', 'a gateway that is away is said in words', async ({ shop, world }) => {
    world.road.set('closed')

    const findings = await shop.check()

    assert.match(findings.at(-1)?.text ?? '', /не отвечает|not answer/i)
  }),
  inOffice(
    'settings-refused',
    'a value that makes no sense is refused by name',
    async ({ shop }) => {
      const said = await shop.configure({ multiplier: 'many' })

      assert.match(said, /нужно число|number/i)
    },
  ),
  inOffice('settings-loop', 'a failure status that sends orders is refused', async ({ shop }) => {
    const said = await shop.configure({
      autoSend: true,
      autoSendStatuses: ['processing'],
      failureStatus: 'processing',
    })

    assert.match(said, /снова и снова|again and again/i)
  }),
  inOffice('secrets-hidden', 'no page shows the password or the secret key', async ({ shop }) => {
    const page = (await shop.settingsPage()) + (await shop.diagnosis())

    assert.ok(!page.includes(ACCOUNT.password))
    assert.ok(!/sk_[A-Za-z0-9]/.test(page))
  }),
  inOffice(
    'diagnosis',
    'the diagnosis names versions and rules, and no people',
    async ({ shop }) => {
      await orderOf(shop)

      const diagnosis = await shop.diagnosis()

      assert.match(diagnosis, /pluginVersion/)
      assert.match(diagnosis, /ins_/)
      assert.ok(!/Анна|Иванова|anna@/.test(diagnosis))
    },
  ),
  inOffice(
    'rules-not-pushed',
    'rules that could not be told are said, and told by the next job',
    async ({ shop, world }) => {
      const buyer = await shop.openBuyer()
      await buyer.add('light')
      await buyer.goToCheckout(KAZAN)
      const before = await priceOf(buyer, 'door')
      await buyer.close()
      world.road.set('closed')
      const said = await shop.configure({ additive: '100' })
      world.road.set('open')

      await shop.runJobs('pull')

      assert.match(said, /ещё не знает|not know/i)
      const next = await shop.openBuyer()
      await next.add('light')
      await next.goToCheckout(KAZAN)
      assert.equal(await priceOf(next, 'door'), before + 10_000)
      await next.close()
    },
  ),
  atCheckout(
    'test-mode',
    'in test mode shoppers do not see the methods',
    async (buyer, { shop }) => {
      await shop.configure({ testMode: true })
      await buyer.add('light')
      await buyer.goToCheckout(MOSCOW)

      assert.deepEqual(
        (await buyer.rows()).filter(({ method }) => method !== 'other'),
        [],
      )
    },
  ),
  inOffice(
    'takeover',
    'settings of the older plugin are offered and taken over',
    async ({ shop }) => {
      await shop.plantOldModule?.()
      const offered = await shop.settingsPage()
      await shop.takeOver?.()
      const taken = await shop.settingsPage()

      assert.match(offered, /перенести|take over/i)
      assert.ok(!offered.includes(OLD_LOGIN))
      assert.ok(taken.includes(OLD_LOGIN))
      assert.doesNotMatch(taken, /перенести|take over/i)
    },
    { needs: ['takeover'] },
  ),
]
