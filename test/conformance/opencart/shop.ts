import type { Browser } from 'playwright-core'
import type { Capability, Finding, MethodName, Outcome, Settings, Shop } from '../driver.ts'
import { FRESH_ANYWHERE, FRESH_METHOD } from '../fresh.ts'
import { listMails, readMails } from '../woocommerce/mails.ts'
import { ACCOUNT } from '../world.ts'
import { openAdmin } from './admin.ts'
import { openBuyer } from './buyer.ts'
import { layGround } from './ground.ts'
import { openManager } from './manager.ts'
import { openOrders } from './orders.ts'
import { onlyShop } from './settle.ts'
import { PAID, statusId, translate } from './statuses.ts'

/** What scenarios change, as it is in a fresh shop. */
const FRESH: Settings = {
  ...FRESH_ANYWHERE,
  senderTown: '{"code":"1","name":"Москва город"}',
  statusMap: { delivered: '5', out_for_delivery: '', announced: '' },
  fieldMap: { phone: '' },
  paymentMap: { cod: 'cash', bank_transfer: 'none' },
  paidStatuses: [PAID],
  cancelledStatuses: [statusId('cancelled')],
}
const FRESH_OWN_METHOD: Settings = {
  ...FRESH_METHOD,
  isOn: true,
  geoZoneId: '0',
  taxClassId: '0',
}
export const NO_OPEN_CHOOSER =
  'a town that the courier does not know lists no method of ours, and the widget stands below one'
/** Said by the fake too. */
export const NO_TAKEOVER =
  'the older module left no settings that could be read: the merchant types three values anew'
const NO_LOST_ORDER =
  'before 4.1 a manager can choose no delivery of ours for a town that the courier does not know: see the fake'
const EXTENSIONS = { door: 'courier_checkout_door', pickup_point: 'courier_checkout_pickup' }

export interface OpenCartOptions {
  readonly browser: Browser
  readonly url: string
  readonly admin: readonly [string, string]
  readonly gatewayUrl: string
  /** Where the server writes its e-mails, when it does. */
  readonly mailDir: string | null
}

/** A real OpenCart of any generation, driven as people drive it. */
export async function openOpenCartShop(options: OpenCartOptions): Promise<Shop> {
  const { browser, url, mailDir } = options
  const context = await browser.newContext({
    locale: 'ru-RU',
    viewport: { width: 1400, height: 1600 },
    ...onlyShop(url),
  })
  const admin = await openAdmin(context, url, options.admin)
  const { generation } = admin
  const ground = await layGround(admin, url)
  const anonymous = await browser.newContext()
  const orders = openOrders(admin, anonymous, url)
  const manager = await openManager(admin, ground, url)
  const can: Capability[] = [
    'login',
    'tabs',
    'currency',
    'bulk',
    'widget',
    'webhook',
    'token',
    ...(mailDir ? ['mail' as const] : []),
  ]
  const settings = generation.own()
  const methodPage = (method: MethodName) => generation.own(EXTENSIONS[method])
  let knownMails = new Set<string>()
  let isForeign = false
  let resets = 0

  const shop: Shop = {
    platform: `opencart ${generation.version}`,
    about: {
      platform: 'opencart',
      version: generation.version.split('.').slice(0, 2).join('.'),
      checkout: '',
      software: `OpenCart ${generation.version}`,
    },
    can: new Set(can),
    whyNot: {
      'send-by-status':
        'the shop starts the job at once in a request of its own, which from outside looks like the first: ' +
        'told apart on the fake, and `send-awaits-payment` sends by status here',
      'open-chooser': NO_OPEN_CHOOSER,
      takeover: NO_TAKEOVER,
      ...(generation.version.startsWith('4.1') ? {} : { 'refused-then-again': NO_LOST_ORDER }),
    },
    url,
    async reset() {
      if (isForeign) await shop.setCurrency('RUB')
      isForeign = false
      const { gatewayUrl } = options
      await admin.postForm(settings, { gatewayUrl, ...ACCOUNT, ...FRESH, password: '' })
      resets++
      for (const method of ['door', 'pickup_point'] as const) {
        await admin.postForm(methodPage(method), {
          ...FRESH_OWN_METHOD,
          sortOrder: method === 'door' ? '1' : '2',
          // Rules of a new version: no price that an earlier scenario left is known any more.
          maxWeight: String(9_000_000 + (resets % 1000)),
        })
      }
      if (mailDir) knownMails = new Set(listMails(mailDir))
    },
    connect: ({ courierCode, login, password }) =>
      admin.saveForm(settings, { gatewayUrl: options.gatewayUrl, courierCode, login, password }),
    configure: (wanted) => admin.saveForm(settings, translate(wanted)),
    configureMethod: (method, wanted) => admin.saveForm(methodPage(method), wanted),
    async check() {
      await admin.go(settings)
      const [response] = await Promise.all([
        admin.page.waitForResponse(/courier_checkout[./]check/, { timeout: 60_000 }),
        admin.page.click('.courier-check button'),
      ])
      await admin.page.locator('.courier-check li').first().waitFor()
      const { findings }: { findings: Finding[] } = await response.json()
      return findings
    },
    async settingsPage() {
      await admin.go(settings)
      return admin.page.content()
    },
    async diagnosis() {
      await admin.go(settings)
      const link = admin.page.locator('a[href*="diagnosis"]')
      const href = await link.evaluate((a: HTMLAnchorElement) => a.href)
      return (await context.request.get(href)).text()
    },
    openBuyer: () => openBuyer({ browser, url, ground, generation, findPlaced: orders.findPlaced }),
    order: (id) => orders.view(id),
    async act(id, action, choice = {}) {
      const acted = (await orders.act(id, action, choice)) as { outcome: Outcome }
      return acted.outcome
    },
    sendInBulk: (ids) => orders.sendInBulk(ids),
    async label(id) {
      const response = await context.request.get(await orders.labelUrl(id))
      const bytes = await response.body()
      return { status: response.status(), isPdf: bytes.subarray(0, 5).toString() === '%PDF-' }
    },
    setStatus: (id, status) => manager.setStatus(id, statusId(status)),
    markPaid: (id) => manager.setStatus(id, PAID),
    setQuantity: (id, quantity) => manager.setQuantity(id, quantity),
    setNote: (id, text) => orders.setNote(id, text),
    createOrder: (order) => manager.createOrder(order),
    deleteOrder: (id) => manager.deleteOrder(id),
    async runJobs() {
      await admin.go(settings)
      const line = await admin.page.inputValue('#courier-cron')
      const address = /"(http[^"]+)"/.exec(line)?.[1] ?? ''
      await anonymous.request.get(address, { timeout: 120_000 })
    },
    async receive(body, signature) {
      const route = generation.own('courier_checkout', 'webhook')
      const response = await anonymous.request.post(`${url}/index.php?route=${route}`, {
        data: body,
        headers: { 'content-type': 'application/json', 'courier-signature': signature },
      })
      return response.status()
    },
    mails: async () => (mailDir ? readMails(mailDir, knownMails) : []),
    async setCurrency(currency) {
      isForeign = true
      await manager.setCurrency(currency)
    },
    async close() {
      await context.close()
      await anonymous.close()
    },
  }
  await shop.connect(ACCOUNT)
  return shop
}
