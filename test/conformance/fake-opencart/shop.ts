import { randomUUID } from 'node:crypto'
import type { Finding, OrderView, Outcome, Settings, Shop } from '../driver.ts'
import type { FakeSite } from '../fake/site.ts'
import { PAYMENT_CODES } from '../opencart/checkout.ts'
import { NO_OPEN_CHOOSER, NO_TAKEOVER } from '../opencart/shop.ts'
import { PAID, statusId, statusWord, translate } from '../opencart/statuses.ts'
import { ACCOUNT } from '../world.ts'
import { createFakeBuyer } from './buyer.ts'

const ENTRIES = { door: 'courier_checkout_door', pickup_point: 'courier_checkout_pickup' } as const
const PRODUCTS = {
  light: { name: 'Чай улун', model: 'TEA', price: 890, weight: 0.3, sku: 'TEA-1' },
  heavy: { name: 'Гиря', model: 'IRON', price: 5900, weight: 32, sku: 'IRON-1' },
  weightless: { name: 'Открытка', model: 'CARD', price: 150, weight: 0, sku: 'CARD-1' },
  virtual: { name: 'Сертификат', model: 'GIFT', price: 1000, weight: 0, sku: '', shipping: 0 },
}
/** A form sends all of its fields, so what a scenario does not name is as it was. */
const FRESH: Settings = {
  statusMap: { delivered: 'completed' },
  paymentMap: { cod: 'cash', bank_transfer: 'none' },
  paidStatuses: [PAID],
  cancelledStatuses: ['7'],
  senderTown: { code: '1', name: 'Москва' },
  multiplier: '0',
  additive: '0',
  returnStatuses: true,
  logLevel: 'debug',
}

interface Acted {
  readonly status: number
  readonly body: unknown
  readonly text: string
}

/** The extension on a fake of OpenCart, spoken to as a browser's requests are. */
export function openFakeOpenCart(version: string): (site: FakeSite) => Promise<Shop> {
  return async (site) => createShop(site, version)
}

function createShop(site: FakeSite, version: string): Shop {
  const { url, gatewayUrl } = site
  let products: Record<string, number> = {}
  let settings: Settings = FRESH
  let rules: Record<string, Settings> = {}
  let kept: unknown = null
  // The gateway remembers orders: no number comes twice.
  let firstOrder = 1000

  const ask: FakeSite['ask'] = (name, values = {}) => site.ask(name, { version, ...values })
  const receive = async (body: string, signature: string, by: FakeSite['ask'] = site.ask) =>
    (await by('webhook', { version, body, signature })) as [number, unknown]
  // The extension wakes its own job at this address; here the scenarios run the jobs.
  site.onWebhook(async (body, signature, by) =>
    signature === '' ? [202, null] : receive(body, signature, by),
  )
  const save = async (account: object) => {
    const posted = { gatewayUrl, ...toForm(translate(settings)), ...account }
    return String(await ask('form', { entry: 'courier_checkout', posted }))
  }
  const saveMethod = async (method: keyof typeof ENTRIES) => {
    const posted = { isOn: '1', sortOrder: '1', ...toForm(rules[method] ?? {}) }
    return String(await ask('form', { entry: ENTRIES[method], posted }))
  }
  const act = async (values: object) => (await ask('act', values)) as Acted

  const shop: Shop = {
    platform: `opencart, faked (${version}, PHP ${site.php})`,
    can: new Set(['tabs', 'currency', 'bulk', 'mail', 'token', 'webhook']),
    whyNot: { 'open-chooser': NO_OPEN_CHOOSER, takeover: NO_TAKEOVER },
    url,
    async reset() {
      site.clear()
      settings = FRESH
      rules = {}
      firstOrder += 100
      const set = await ask('setUp', { products: PRODUCTS, kept, firstOrder })
      products = set as Record<string, number>
      if (kept === null) await shop.connect(ACCOUNT)
      else await save({ ...ACCOUNT, password: '' })
      await saveMethod('door')
      await saveMethod('pickup_point')
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
    configureMethod(method, own) {
      rules = { ...rules, [method]: { ...rules[method], ...own } }
      return saveMethod(method)
    },
    async check() {
      return ((await ask('page', { method: 'check' })) as { findings: Finding[] }).findings
    },
    settingsPage: async () => String(await ask('form', { entry: 'courier_checkout' })),
    diagnosis: async () => JSON.stringify(await ask('page', { method: 'diagnosis' })),
    openBuyer: async () => createFakeBuyer({ ask, origin: url, products, session: randomUUID() }),
    async order(id) {
      const block = (await ask('block', { order: id })) as OrderView['block']
      const view = (await ask('order', { order: id })) as OrderView & { state: number }
      return { ...view, status: statusWord(String(view.state)), block }
    },
    async act(id, action, choice = {}) {
      const { body } = await act({ do: action, id, body: choice })
      return (body as { outcome: Outcome }).outcome
    },
    async sendInBulk(orders) {
      await act({ do: 'bulk', post: { selected: orders } })
    },
    async label(id) {
      const { text, status } = await act({ do: 'labels', id })
      const isPdf = text === '%PDF-'
      return { status: isPdf ? status : 404, isPdf }
    },
    async setStatus(order, status) {
      await ask('edit', { order, state: Number(statusId(status)) })
    },
    async markPaid(order) {
      await ask('edit', { order, state: Number(PAID) })
    },
    async setQuantity(order, quantity) {
      await ask('edit', { order, quantity })
    },
    async setNote(id, note) {
      await act({ do: 'note', id, post: { note } })
    },
    createOrder: async ({ method, address: { town, postcode, street }, payment }) =>
      String(
        await ask('create', {
          buyer: randomUUID(),
          product: products['light'],
          address: { city: town, postcode, address_1: street, zone_id: 2764 },
          method,
          payment: PAYMENT_CODES[payment],
        }),
      ),
    async deleteOrder(order) {
      await ask('edit', { order, delete: true })
    },
    async runJobs(job) {
      await ask('cron', { job })
    },
    receive: async (body, signature) => (await receive(body, signature))[0],
    mails: async () => (await ask('mails')) as string[],
    async setCurrency(currency) {
      await ask('setCurrency', { currency })
    },
    log: async () => (await ask('logs')) as string[],
    async close() {},
  }
  return shop
}

/** As a form sends settings: a box that is not ticked is not there. */
function toForm(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([, value]) => value !== false)
      .map(([key, value]) => {
        if (value === true) return [key, '1']
        const isStructure = key === 'senderTown' || key === 'intervals'
        return [key, isStructure ? JSON.stringify(value) : value]
      }),
  )
}
