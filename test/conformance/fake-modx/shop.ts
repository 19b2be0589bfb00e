import { randomUUID } from 'node:crypto'
import type { Finding, OrderView, Outcome, Settings, Shop } from '../driver.ts'
import { toForm } from '../fake/form.ts'
import type { Ask, FakeSite } from '../fake/site.ts'
import { ACCOUNT } from '../world.ts'
import { createFakeBuyer } from './buyer.ts'
import { DELIVERIES, PAYMENTS, statusId, statusWord, toFields } from './terms.ts'

const PRODUCTS = {
  light: { name: 'Чай улун', price: 890, weight: 0.3 },
  heavy: { name: 'Гиря', price: 5900, weight: 32 },
  weightless: { name: 'Открытка', price: 150 },
}
/** A form sends all of its fields, so what a scenario does not name is as it was. */
const FRESH: Settings = {
  statusMap: { delivered: 'completed' },
  paymentMap: { [PAYMENTS.cash]: 'cash', [PAYMENTS.prepaid]: 'none' },
  senderTown: { code: '1', name: 'Москва' },
  currency: 'RUB',
  weightUnit: 'kg',
  paidStatuses: [String(statusId('paid'))],
  cancelledStatuses: [String(statusId('cancelled'))],
  multiplier: '0',
  additive: '0',
  returnStatuses: '1',
  logLevel: 'debug',
}

const status = (word: string): string => String(statusId(word))

/** The component on a fake of miniShop2 4, spoken to as a browser's requests are. */
export async function openFakeMiniShop(site: FakeSite): Promise<Shop> {
  const { ask, url, gatewayUrl } = site
  let products: Record<string, number> = {}
  let settings: Settings = FRESH
  let rules: Record<string, Settings> = {}
  let kept: unknown = null
  let resets = 0

  const receive = async (body: string, signature: string, by: Ask = ask) =>
    (await by('webhook', { body, signature })) as [number, unknown]
  // The component wakes its own job at this address; here the scenarios run the jobs.
  site.onWebhook(async (body, signature, by) =>
    signature === '' ? [202, null] : receive(body, signature, by),
  )
  const save = async (account: object) => {
    const posted = { gatewayUrl, ...toForm(settings, status), ...account, rules }
    return String(await ask('save', { posted }))
  }
  const admin = async (action: string, more: object = {}) =>
    (await ask('admin', { do: action, ...more })) as [number, unknown]

  const shop: Shop = {
    platform: `minishop2, faked (4, PHP ${site.php})`,
    can: new Set(['tabs', 'currency', 'bulk', 'mail', 'token', 'webhook']),
    whyNot: {
      virtual: 'miniShop2 knows no goods without delivery',
      'free-coupon': 'miniShop2 has no coupons of its own',
      'mail-names-place': 'miniShop2’s e-mails are the shop’s own chunks',
    },
    url,
    async reset() {
      // The gateway's feed goes on: a shop that forgot its place in it would be told everything again.
      if (kept !== null) kept = await ask('kept')
      site.clear()
      settings = FRESH
      rules = {}
      const firstId = ++resets * 100
      products = (await ask('setUp', { products: PRODUCTS, kept, firstId })) as typeof products
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
      settings = { ...settings, ...changes, ...withNew(changes) }
      return save({ ...ACCOUNT, password: '' })
    },
    configureMethod(method, own) {
      const key = method === 'door' ? 'door' : 'pickup'
      rules = { ...rules, [key]: { ...rules[key], ...toForm(own, status) } }
      return save({ ...ACCOUNT, password: '' })
    },
    async check() {
      const [, answer] = await admin('check')
      return (answer as { findings: Finding[] }).findings
    },
    settingsPage: async () => String(await ask('page')),
    diagnosis: async () => JSON.stringify((await admin('diagnosis'))[1]),
    openBuyer: async () => createFakeBuyer({ ask, origin: url, products, session: randomUUID() }),
    async order(id) {
      const [, block] = await admin('block', { query: { id } })
      const view = (await ask('order', { order: id })) as OrderView & { state: number }
      return { ...view, status: statusWord(view.state), block: block as OrderView['block'] }
    },
    async act(id, action, choice = {}) {
      const [, answer] = await admin('act', { query: { id, action_of: action }, body: choice })
      return (answer as { outcome: Outcome }).outcome
    },
    async sendInBulk(orders) {
      await admin('bulk', { body: { orders } })
    },
    async label(id) {
      const [code, answer] = await admin('label', { query: { id } })
      return { status: code, isPdf: (answer as { isPdf?: boolean }).isPdf === true }
    },
    async setStatus(order, word) {
      await ask('edit', { order, state: statusId(word) })
    },
    async markPaid(order) {
      await ask('edit', { order, state: statusId('paid') })
    },
    async setQuantity(order, quantity) {
      await ask('edit', { order, quantity })
    },
    async setNote(id, note) {
      await admin('note', { query: { id }, body: { note } })
    },
    createOrder: async ({ method, address, payment }) =>
      String(
        await ask('create', {
          product: products['light'],
          fields: toFields(address),
          delivery: DELIVERIES[method],
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
    async setCurrency(currency) {
      await shop.configure({ currency })
    },
    log: async () => (await ask('logs')) as string[],
    async close() {},
  }
  return shop
}

/** However it is paid, an order begins as "new" in miniShop2: where others put it on hold. */
function withNew({ autoSendStatuses }: Settings): Settings {
  const isOnHold = Array.isArray(autoSendStatuses) && autoSendStatuses.includes('on-hold')
  return isOnHold ? { autoSendStatuses: [...autoSendStatuses, 'pending'] } : {}
}
