import { randomUUID } from 'node:crypto'
import type { Finding, OrderView, Outcome, Settings, Shop } from '../driver.ts'
import { toForm } from '../fake/form.ts'
import { createFakeBuyer } from '../fake/one-page-buyer.ts'
import type { FakeSite } from '../fake/site.ts'
import { ACCOUNT } from '../world.ts'
import {
  PAYMENTS,
  PROFILES,
  statusCode,
  statusWord,
  TERMS,
  toConfig,
  toProperties,
} from './terms.ts'

const PRODUCTS = {
  light: { name: 'Чай улун', price: '890', weight: '0.3' },
  heavy: { name: 'Гиря', price: '5900', weight: '32' },
  weightless: { name: 'Открытка', price: '150' },
  virtual: { name: 'Сертификат', price: '1000', virtual: true },
}
/** A form sends all of its fields, so what a scenario does not name is as it was. */
const FRESH: Settings = {
  statusMap: { delivered: 'completed' },
  paymentMap: { [PAYMENTS.cash]: 'cash', [PAYMENTS.prepaid]: 'none' },
  senderTown: { code: '1', name: 'Москва' },
  multiplier: '0',
  additive: '0',
  returnStatuses: '1',
  logLevel: 'debug',
}

/** The module on a fake of 1C-Bitrix, spoken to as a browser's requests are. */
export async function openFakeBitrix(site: FakeSite): Promise<Shop> {
  const { ask, url, gatewayUrl } = site
  let products: Record<string, number> = {}
  let settings: Settings = FRESH
  let rules: Record<string, Settings> = {}
  let kept: unknown = null
  let first = 1_000

  const receive = async (body: string, signature: string) =>
    (await ask('webhook', { body, signature })) as [number, unknown]
  // The module wakes its own job at this address; here the scenarios run the jobs.
  site.onWebhook(async (body, signature) =>
    signature === '' ? [202, null] : receive(body, signature),
  )
  const save = async (account: object) =>
    String(
      await ask('save', { posted: { gatewayUrl, ...toForm(settings, statusCode), ...account } }),
    )

  const shop: Shop = {
    platform: `bitrix, faked (23, PHP ${site.php})`,
    can: new Set(['tabs', 'bulk', 'token']),
    whyNot: {
      virtual: 'to Bitrix every basket is delivered',
      login: 'the session lives through logging in; a fake would prove nothing',
      currency: 'no currency of another is reckoned by the fake',
      widget: 'no browser draws the fake’s page',
      webhook: 'the fake shop answers one request at a time',
      takeover: 'the older module’s settings are not read yet',
      uninstall: 'proven in test/php/bitrix',
      cost: 'the module shows no cost of the courier',
      'part-payment': 'proven in the core',
      'open-chooser':
        'a profile that cannot be had is not in Bitrix’s list, and the chooser stands below a chosen one',
      mail: 'the order’s mail is the merchant’s own template; the hidden properties are for it',
    },
    url,
    async reset() {
      site.clear()
      first += 100
      settings = FRESH
      rules = {}
      products = (await ask('setUp', { products: PRODUCTS, kept, first })) as Record<string, number>
      if (kept === null) await shop.connect(ACCOUNT)
      else await save({ ...ACCOUNT, password: '' })
    },
    async connect(account) {
      const said = await save(account)
      // One connection serves all scenarios: the gateway slows down whoever connects again and again.
      kept = await ask('kept')
      return said
    },
    configure(changes) {
      settings = { ...settings, ...changes }
      return save({ ...ACCOUNT, password: '' })
    },
    async configureMethod(method, own) {
      rules = { ...rules, [method]: { ...rules[method], ...toForm(own, statusCode) } }
      const price = toConfig(rules[method] ?? {})
      return String(await ask('saveMethod', { delivery: PROFILES[method], price }))
    },
    check: async () => ((await ask('check')) as { findings: Finding[] }).findings,
    settingsPage: async () => String(await ask('page')),
    diagnosis: async () => JSON.stringify(await ask('diagnosis')),
    openBuyer: async () =>
      createFakeBuyer({ ask, origin: url, products, session: randomUUID(), terms: TERMS }),
    async order(order) {
      const block = (await ask('block', { order })) as OrderView['block']
      const view = (await ask('order', { order })) as OrderView
      return { ...view, status: statusWord(view.status), block }
    },
    async act(order, action, choice = {}) {
      return ((await ask('act', { order, action, choice })) as { outcome: Outcome }).outcome
    },
    async sendInBulk(orders) {
      await ask('bulk', { orders })
    },
    label: async (order) => (await ask('label', { order })) as { status: number; isPdf: boolean },
    async setStatus(order, status) {
      const change = status === 'cancelled' ? { cancelled: true } : { status: statusCode(status) }
      await ask('edit', { order, ...change })
    },
    async markPaid(order) {
      await ask('edit', { order, paid: true })
    },
    async setQuantity(order, quantity) {
      await ask('edit', { order, quantity })
    },
    async setNote(order, note) {
      await ask('note', { order, note })
    },
    createOrder: async ({ method, address, payment }) =>
      String(
        await ask('create', {
          product: products['light'],
          address: toProperties(address),
          delivery: PROFILES[method],
          payment: PAYMENTS[payment],
        }),
      ),
    async deleteOrder(order) {
      await ask('edit', { order, delete: true })
    },
    async runJobs(job) {
      await ask('runJobs', { job })
    },
    receive: async (body, signature) => (await receive(body, signature))[0],
    mails: async () => (await ask('mails')) as string[],
    async setCurrency() {
      throw new Error('not offered')
    },
    log: async () => (await ask('logs')) as string[],
    async close() {},
  }
  return shop
}
