import { randomUUID } from 'node:crypto'
import type { Finding, OrderView, Outcome, Settings, Shop } from '../driver.ts'
import type { Ask, FakeSite } from '../fake/site.ts'
import { ACCOUNT } from '../world.ts'
import { createFakeBuyer } from './buyer.ts'

const API = '/courier-checkout/v1'
const INSTANCES = { door: 2, pickup_point: 3 } as const
const METHOD_IDS = {
  door: 'courier_checkout_door',
  pickup_point: 'courier_checkout_points',
} as const
const PAYMENTS = { cash: 'cod', prepaid: 'bacs' } as const
const PRODUCTS = {
  light: { name: 'Чай улун', price: '890', weight: '0.3' },
  heavy: { name: 'Гиря', price: '5900', weight: '32' },
  weightless: { name: 'Открытка', price: '150' },
  virtual: { name: 'Сертификат', price: '1000', virtual: true },
}
/** A form sends all of its fields, so what a scenario does not name is as it was. */
const FRESH = {
  statusMap: { delivered: 'completed' },
  paymentMap: { cod: 'cash', bacs: 'none' },
  returnStatuses: '1',
  logLevel: 'debug',
}

/** The plugin on a fake of WooCommerce, spoken to as a browser's requests are. */
export async function openFakeWooShop(site: FakeSite): Promise<Shop> {
  const { ask, url, gatewayUrl } = site
  const checkout = site.checkout === 'blocks' ? 'blocks' : 'classic'
  let products: Record<string, number> = {}
  let settings: Settings = FRESH
  let kept: unknown = null
  let resets = 0

  const rest = (method: string, path: string, more: object = {}) =>
    ask('rest', { method, path: `${API}${path}`, ...more }) as Promise<[number, unknown]>
  const receive = async (body: string, signature: string, by: Ask = ask) =>
    (await by('rest', {
      method: 'POST',
      path: `${API}/webhook`,
      body,
      headers: { courier_signature: signature },
      isPublic: true,
    })) as [number, unknown]
  site.onWebhook(receive)
  const save = async (changes: Settings) => {
    settings = { ...settings, ...changes }
    return String(
      await ask('save', {
        settings: { gatewayUrl, ...ACCOUNT, password: '', ...toForm(settings) },
      }),
    )
  }

  const shop: Shop = {
    platform: `woocommerce, faked (${checkout}, PHP ${site.php})`,
    can: new Set(['tabs', 'currency', 'bulk', 'mail', 'token', 'webhook', 'takeover']),
    whyNot: { login: 'the fake has no accounts', widget: 'only in a browser' },
    url,
    async reset() {
      site.clear()
      settings = FRESH
      const bySku = (await ask('setUp', {
        products: PRODUCTS,
        kept,
        firstId: ++resets * 100,
      })) as Record<string, number>
      products = Object.fromEntries(
        Object.keys(PRODUCTS).map((name) => [name, bySku[`SKU-${name}`] ?? 0]),
      )
      if (kept === null) await shop.connect(ACCOUNT)
      else await save({})
    },
    async connect(account) {
      const said = await ask('save', { settings: { gatewayUrl, ...toForm(settings), ...account } })
      // One connection serves all scenarios: the gateway slows down whoever connects again and again.
      kept = await ask('kept')
      return String(said)
    },
    configure: save,
    configureMethod: async (method, own) =>
      String(await ask('saveMethod', { instance: INSTANCES[method], settings: toForm(own) })),
    async check() {
      const [, answer] = await rest('POST', '/check')
      return (answer as { findings: Finding[] }).findings
    },
    settingsPage: async () => String(await ask('page')),
    diagnosis: async () => String(await ask('diagnosis')),
    openBuyer: async () =>
      createFakeBuyer({
        ask,
        checkout,
        origin: url,
        products,
        session: randomUUID(),
      }),
    async order(id) {
      const [, block] = await rest('GET', `/orders/${id}`)
      const view = (await ask('order', { order: id })) as Omit<OrderView, 'block'>
      return { ...view, block: block as OrderView['block'] }
    },
    async act(id, action, choice = {}) {
      const [, answer] = await rest('POST', `/orders/${id}/${action}`, {
        body: JSON.stringify(choice),
      })
      return (answer as { outcome: Outcome }).outcome
    },
    async sendInBulk(orders) {
      await ask('bulk', { orders })
    },
    label: async (order) => (await ask('label', { order })) as { status: number; isPdf: boolean },
    async setStatus(order, status) {
      await ask('edit', { order, status })
    },
    async markPaid(order) {
      await ask('edit', { order, isPaid: true })
    },
    async setQuantity(order, quantity) {
      await ask('edit', { order, quantity })
    },
    async setNote(order, note) {
      await ask('edit', { order, note })
    },
    async createOrder({ method, address, payment }) {
      const person = {
        first_name: 'Анна',
        last_name: 'Иванова',
        company: '',
        phone: '+79170000001',
        address_1: address.street,
        address_2: '',
        city: address.town,
        state: address.region,
        postcode: address.postcode,
        country: 'RU',
      }
      return String(
        await ask('create', {
          order: {
            billing: { ...person, email: 'anna@example.org' },
            shipping: person,
            payment_method: PAYMENTS[payment],
          },
          products: { [products['light'] ?? 0]: 1 },
          shipping: { method: METHOD_IDS[method], instance: INSTANCES[method] },
        }),
      )
    },
    async deleteOrder(order) {
      await ask('edit', { order, delete: true })
    },
    async runJobs(job) {
      await ask('runJobs', { job })
    },
    receive: async (body, signature) => (await receive(body, signature))[0],
    mails: async () => (await ask('mails')) as string[],
    async setCurrency(value) {
      await ask('setOption', { option: 'woocommerce_currency', value })
    },
    async plantOldModule() {
      await ask('plantOldModule')
    },
    async takeOver() {
      await ask('takeOver')
    },
    log: async () => (await ask('logs')) as string[],
    async close() {},
  }
  return shop
}

/** As a form sends it: a box that is not ticked is not there. */
function toForm(settings: Settings): Settings {
  return Object.fromEntries(
    Object.entries(settings)
      .filter(([, value]) => value !== false)
      .map(([key, value]) => [key, value === true ? '1' : value]),
  )
}
