import type { Browser } from 'playwright-core'
import type { Capability, Finding, MethodName, OrderView, Outcome, Shop } from '../driver.ts'
import { FRESH_METHOD } from '../fresh.ts'
import { ACCOUNT } from '../world.ts'
import { openAdmin } from './admin.ts'
import { openBuyer } from './buyer.ts'
import { type Checkout, METHOD_IDS, PAYMENT_IDS, RECIPIENT } from './checkout.ts'
import { FRESH, TITLES } from './fresh.ts'
import { layGround } from './ground.ts'
import { listMails, readMails } from './mails.ts'
import { describeSoftware } from './software.ts'

const TAB = 'admin.php?page=wc-settings&tab=courier-checkout'
const OURS = 'courier-checkout/v1'
export interface WooOptions {
  readonly browser: Browser
  readonly url: string
  readonly admin: readonly [string, string]
  readonly checkout: Checkout['name']
  readonly gatewayUrl: string
  /** Where the server writes its e-mails, when it does. */
  readonly mailDir: string | null
}

interface RestOrder {
  readonly number: string
  readonly status: string
  readonly total: string
  readonly shipping_total: string
  readonly shipping_tax: string
  readonly order_key: string
  readonly line_items: readonly { readonly id: number; readonly price: number }[]
}

/** A real WooCommerce, driven as people drive it. */
export async function openWooShop(options: WooOptions): Promise<Shop> {
  const { browser, url, mailDir } = options
  const context = await browser.newContext({
    locale: 'ru-RU',
    viewport: { width: 1400, height: 1600 },
  })
  const admin = await openAdmin(context, url, options.admin)
  const ground = await layGround(admin)
  const anonymous = await browser.newContext()
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
  const field = (key: string) => `courier_checkout[${key}]`
  const restOrder = async (id: string) =>
    (await admin.rest('GET', `wc/v3/orders/${id}`)) as RestOrder
  const block = async (id: string) =>
    (await admin.rest('GET', `${OURS}/orders/${id}`)) as OrderView['block'] & { label: string }
  const pathOf = (method: MethodName) =>
    `admin.php?page=wc-settings&tab=shipping&instance_id=${ground.instances[method]}`
  const fieldOf = (method: MethodName) => (key: string) =>
    `woocommerce_${METHOD_IDS[method]}_${key}`
  let knownMails = new Set<string>()
  const dirtyMethods = new Set<MethodName>(['door', 'pickup_point'])
  let isForeign = true

  const shop: Shop = {
    platform: `woocommerce (${options.checkout})`,
    about: await describeSoftware(admin, options.checkout),
    can: new Set(can),
    whyNot: {
      takeover: 'what the older module left cannot be planted from outside',
      mail: 'no --mail-dir was named',
    },
    url,
    async reset() {
      if (isForeign) await shop.setCurrency('RUB')
      isForeign = false
      const { gatewayUrl } = options
      await admin.postForm(TAB, field, { gatewayUrl, ...ACCOUNT, ...FRESH, password: '' })
      for (const method of dirtyMethods) {
        await admin.postForm(pathOf(method), fieldOf(method), {
          title: TITLES[method],
          ...FRESH_METHOD,
        })
      }
      dirtyMethods.clear()
      if (mailDir) knownMails = new Set(listMails(mailDir))
    },
    connect: ({ courierCode, login, password }) =>
      admin.saveForm(TAB, field, { gatewayUrl: options.gatewayUrl, courierCode, login, password }),
    configure: (settings) => admin.saveForm(TAB, field, settings),
    async configureMethod(method, settings) {
      dirtyMethods.add(method)
      return admin.saveForm(pathOf(method), fieldOf(method), settings)
    },
    async check() {
      await admin.go(TAB)
      await admin.page.getByRole('button', { name: /Проверить|Check/ }).click()
      const lines = admin.page.locator('.courier-check li')
      await lines.first().waitFor({ timeout: 40_000 })
      const answer = (await admin.rest('POST', `${OURS}/check`, {})) as { findings: Finding[] }
      return answer.findings
    },
    async settingsPage() {
      await admin.go(TAB)
      return admin.page.content()
    },
    async diagnosis() {
      await admin.go(TAB)
      const link = await admin.page
        .locator('a[href*="courier_checkout_diagnosis"]')
        .getAttribute('href')
      return (await context.request.get(link ?? '')).text()
    },
    openBuyer: () => openBuyer({ browser, url, ground, checkout: options.checkout }),
    async order(id) {
      const order = await restOrder(id)
      const notes = (await admin.rest('GET', `wc/v3/orders/${id}/notes`)) as { note: string }[]
      const page = `${url}/checkout/order-received/${id}/?key=${order.order_key}`
      const html = await (await anonymous.request.get(page)).text()
      return {
        number: order.number,
        status: order.status,
        total: Math.round(Number(order.total) * 100),
        deliveryFee: Math.round((Number(order.shipping_total) + Number(order.shipping_tax)) * 100),
        block: await block(id),
        history: notes.map(({ note }) => note),
        buyerPage: html.replace(/<[^>]+>/g, ' '),
      }
    },
    async act(id, action, choice = {}) {
      const acted = await admin.rest('POST', `${OURS}/orders/${id}/${action}`, choice)
      return (acted as { outcome: Outcome }).outcome
    },
    async sendInBulk(ids) {
      await admin.go('admin.php?page=wc-orders')
      for (const id of ids) await admin.page.locator(`#cb-select-${id}`).check()
      await admin.page.selectOption('#bulk-action-selector-top', 'courier_checkout_send')
      await Promise.all([admin.page.waitForNavigation(), admin.page.click('#doaction')])
    },
    async label(id) {
      const response = await context.request.get((await block(id)).label)
      const bytes = await response.body()
      return { status: response.status(), isPdf: bytes.subarray(0, 5).toString() === '%PDF-' }
    },
    async setStatus(id, status) {
      await admin.rest('PUT', `wc/v3/orders/${id}`, { status })
    },
    // What a merchant does when the money has come. `set_paid` does nothing to an order on hold.
    async markPaid(id) {
      await admin.rest('PUT', `wc/v3/orders/${id}`, { status: 'processing' })
    },
    async setQuantity(id, quantity) {
      const [line] = (await restOrder(id)).line_items
      if (!line) throw new Error(`order ${id} has no lines`)
      const total = String(line.price * quantity)
      await admin.rest('PUT', `wc/v3/orders/${id}`, {
        line_items: [{ id: line.id, quantity, subtotal: total, total }],
      })
    },
    async setNote(id, text) {
      await admin.go(`admin.php?page=wc-orders&action=edit&id=${id}`)
      await admin.page.fill('#courier_checkout_note', text)
      await Promise.all([admin.page.waitForNavigation(), admin.page.click('.save_order')])
    },
    async createOrder({ method, address, payment }) {
      const person = {
        first_name: RECIPIENT.first,
        last_name: RECIPIENT.last,
        phone: RECIPIENT.phone,
        address_1: address.street,
        city: address.town,
        state: address.region,
        postcode: address.postcode,
        country: 'RU',
      }
      const made = await admin.rest('POST', 'wc/v3/orders', {
        status: 'pending',
        payment_method: PAYMENT_IDS[payment],
        billing: { ...person, email: RECIPIENT.email },
        shipping: person,
        line_items: [{ product_id: ground.products.light, quantity: 1 }],
        shipping_lines: [
          {
            method_id: METHOD_IDS[method],
            instance_id: String(ground.instances[method]),
            method_title: method,
            total: '300',
          },
        ],
      })
      return String((made as { id: number }).id)
    },
    async deleteOrder(id) {
      await admin.rest('DELETE', `wc/v3/orders/${id}?force=true`)
    },
    async runJobs(job) {
      const path = `admin.php?page=wc-status&tab=action-scheduler&status=pending&s=courier_checkout_${job}`
      for (let count = 0; count < 10; count++) {
        await admin.go(path)
        const run = admin.page.locator('span.run a')
        if ((await run.count()) === 0) return
        const href = await run.first().getAttribute('href')
        await admin.go(`admin.php${href?.slice(href.indexOf('?')) ?? ''}`)
        if (job === 'pull') return
      }
    },
    async receive(body, signature) {
      const response = await anonymous.request.post(`${url}/wp-json/${OURS}/webhook`, {
        data: body,
        headers: { 'content-type': 'application/json', 'courier-signature': signature },
      })
      return response.status()
    },
    mails: async () => (mailDir ? readMails(mailDir, knownMails) : []),
    async setCurrency(currency) {
      isForeign = true
      await admin.rest('PUT', 'wc/v3/settings/general/woocommerce_currency', { value: currency })
    },
    async close() {
      await context.close()
      await anonymous.close()
    },
  }
  await shop.connect(ACCOUNT)
  return shop
}
