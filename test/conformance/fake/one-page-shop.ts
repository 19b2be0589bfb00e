import { randomUUID } from 'node:crypto'
import type {
  Address,
  Capability,
  Finding,
  MethodName,
  OrderView,
  Outcome,
  PaymentName,
  Settings,
  Shop,
} from '../driver.ts'
import { ACCOUNT } from '../world.ts'
import { toForm } from './form.ts'
import { createFakeBuyer, type Terms } from './one-page-buyer.ts'
import type { Ask, FakeSite } from './site.ts'

/** What tells a platform whose checkout is one page from another: names, ids, and commands of its fake. */
export interface Platform {
  /** For messages: `cscart, faked (4.15`. */
  readonly name: string
  readonly can: readonly Capability[]
  readonly whyNot: Readonly<Record<string, string>>
  readonly terms: Terms
  readonly payments: Readonly<Record<PaymentName, number>>
  /** The platform's own order fields by the scenarios' words. */
  readonly fields: Readonly<Record<string, string>>
  /** The platform's code of a status by the scenarios' word for it, and back. */
  statusCode(word: string): string
  statusWord(code: string): string
  /** Values of the command `saveMethod`. */
  toMethod(method: MethodName, rules: Settings): object
  /** Values of the command `create`, but for the product. */
  toOrder(order: { method: MethodName; address: Address; payment: PaymentName }): object
  /** Values of the command `edit`. */
  toStatus(word: string): object
  readonly paid: object
}

const PRODUCTS = {
  light: { name: 'Чай улун', price: '890', weight: '0.3' },
  heavy: { name: 'Гиря', price: '5900', weight: '32' },
  weightless: { name: 'Открытка', price: '150' },
  virtual: { name: 'Сертификат', price: '1000', virtual: true },
}

/** A form sends all of its fields, so what a scenario does not name is as it was. */
const freshSettings = ({ payments }: Platform): Settings => ({
  statusMap: { delivered: 'completed' },
  paymentMap: { [payments.cash]: 'cash', [payments.prepaid]: 'none' },
  senderTown: { code: '1', name: 'Москва' },
  multiplier: '0',
  additive: '0',
  returnStatuses: '1',
  logLevel: 'debug',
})

/** The plugin on a fake of such a platform, spoken to as a browser's requests are. */
export async function openOnePageShop(site: FakeSite, platform: Platform): Promise<Shop> {
  const { ask, url, gatewayUrl } = site
  const fresh = freshSettings(platform)
  let products: Record<string, number> = {}
  let settings: Settings = fresh
  let rules: Record<string, Settings> = {}
  let kept: unknown = null
  let first = 1_000

  const receive = async (body: string, signature: string, by: Ask = ask) =>
    (await by('webhook', { body, signature })) as [number, unknown]
  // The plugin wakes its own job at this address; here the scenarios run the jobs.
  site.onWebhook(async (body, signature, by) =>
    signature === '' ? [202, null] : receive(body, signature, by),
  )
  const form = (own: Settings) => toForm(own, platform.statusCode)
  const save = async (account: object) =>
    String(await ask('save', { posted: { gatewayUrl, ...form(settings), ...account } }))

  const shop: Shop = {
    ...createOffice(ask, platform),
    platform: `${platform.name}, PHP ${site.php})`,
    can: new Set(platform.can),
    whyNot: platform.whyNot,
    url,
    async reset() {
      site.clear()
      first += 100
      settings = fresh
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
      settings = { ...settings, ...changes, ...ownFields(changes, platform) }
      return save({ ...ACCOUNT, password: '' })
    },
    async configureMethod(method, own) {
      rules = { ...rules, [method]: { ...rules[method], ...form(own) } }
      return String(await ask('saveMethod', platform.toMethod(method, rules[method] ?? {})))
    },
    openBuyer: async () =>
      createFakeBuyer({
        ask,
        origin: url,
        products,
        session: randomUUID(),
        terms: platform.terms,
      }),
    createOrder: async (order) =>
      String(await ask('create', { product: products['light'], ...platform.toOrder(order) })),
    receive: async (body, signature) => (await receive(body, signature))[0],
    async close() {},
  }
  return shop
}

/** What needs no memory: the merchant's own pages, orders and jobs. */
function createOffice(ask: Ask, platform: Platform) {
  return {
    check: async () => ((await ask('check')) as { findings: Finding[] }).findings,
    settingsPage: async () => String(await ask('page')),
    diagnosis: async () => JSON.stringify(await ask('diagnosis')),
    async order(order) {
      const block = (await ask('block', { order })) as OrderView['block']
      const view = (await ask('order', { order })) as OrderView
      return { ...view, status: platform.statusWord(view.status), block }
    },
    async act(order, action, choice = {}) {
      return ((await ask('act', { order, action, choice })) as { outcome: Outcome }).outcome
    },
    async sendInBulk(orders) {
      await ask('bulk', { orders })
    },
    label: async (order) => (await ask('label', { order })) as { status: number; isPdf: boolean },
    async setStatus(order, status) {
      await ask('edit', { order, ...platform.toStatus(status) })
    },
    async markPaid(order) {
      await ask('edit', { order, ...platform.paid })
    },
    async setQuantity(order, quantity) {
      await ask('edit', { order, quantity })
    },
    async setNote(order, note) {
      await ask('note', { order, note })
    },
    async deleteOrder(order) {
      await ask('edit', { order, delete: true })
    },
    async runJobs(job) {
      await ask('runJobs', { job })
    },
    mails: async () => (await ask('mails')) as string[],
    async setCurrency(currency) {
      await ask('currency', { currency })
    },
    log: async () => (await ask('logs')) as string[],
  } satisfies Partial<Shop>
}

/** Scenarios name fields of an order in WooCommerce's words. */
function ownFields({ fieldMap }: Settings, { fields }: Platform): Settings {
  if (typeof fieldMap !== 'object' || fieldMap === null) return {}
  const pairs = Object.entries(fieldMap).map(([to, from]) => [to, fields[String(from)] ?? from])
  return { fieldMap: Object.fromEntries(pairs) }
}
