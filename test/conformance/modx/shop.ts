import type { Browser } from 'playwright-core'
import type { Shop } from '../driver.ts'
import { withNew } from '../fake-modx/shop.ts'
import { freshSettings, WHY_NOT } from '../fake-modx/terms.ts'
import { createOffice } from '../office.ts'
import { ACCOUNT } from '../world.ts'
import { openBuyer } from './buyer.ts'
import { createDesk, type Ground } from './desk.ts'
import { openManager } from './manager.ts'

/** Statuses of the shop that is tried: a fresh miniShop2's, and four of the merchant's own. */
const STATUSES: Readonly<Record<string, number>> = {
  pending: 1,
  paid: 2,
  cancelled: 4,
  completed: 6,
  failed: 7,
  'on-hold': 8,
  processing: 9,
}

/**
 * A miniShop2 that is tried has our deliveries first, two payments (1: at the door, 2: in advance), the statuses
 * above, products with the aliases `conf-light`, `conf-heavy`, `conf-weightless`, and a page `order` with
 * `[[!msOrder]]`, `[[!msGetOrder]]` and `[[!CourierCheckout.Status]]`.
 */
export async function openMiniShop(options: {
  readonly browser: Browser
  readonly url: string
  readonly admin: readonly [string, string]
  readonly gatewayUrl: string
}): Promise<Shop> {
  const { browser, url, gatewayUrl } = options
  const context = await browser.newContext({ locale: 'ru-RU' })
  const manager = await openManager(context, url, options.admin)
  const anonymous = await browser.newContext()
  const ground = await findGround(manager)
  const readBuyerPage = async (number: string) => {
    const form = { courier_checkout_number: number, courier_checkout_phone: '+79170000001' }
    const page = await anonymous.request.post(`${url}/index.php?id=${ground.orderPage}`, { form })
    return (await page.text()).replace(/<[^>]+>/g, ' ')
  }
  const payments = ground.payments
  const fresh = freshSettings(payments, STATUSES)
  const office = createOffice(createDesk(manager, ground, readBuyerPage), {
    gatewayUrl,
    fresh,
    statuses: STATUSES,
  })
  // Another number than those of earlier runs, whose prices the shop may still know.
  let resets = Math.floor(Date.now() / 1000)
  const connector = `${url}/assets/components/couriercheckout/connector.php`

  const shop: Shop = {
    ...office,
    platform: 'minishop2 4.4.1',
    about: {
      platform: 'minishop2',
      version: '4.4',
      checkout: '',
      software: 'MODX 2.8.7, miniShop2 4.4.1, pdoTools 2.12.3, PHP 8.2',
    },
    can: new Set(['tabs', 'currency', 'bulk', 'widget', 'token', 'webhook']),
    whyNot: {
      ...WHY_NOT,
      discount: WHY_NOT['free-coupon'],
      mail: 'the shop that was tried sends no mail',
      login: 'miniShop2’s cart is the session’s: logging in changes nothing',
      'field-map': 'the scenario names a field of WooCommerce',
      'send-by-status':
        'the shop starts the job itself, in another request, before the answer is read: see the fake',
    },
    url,
    async reset() {
      await office.reset()
      // Rules of a new version: no price that an earlier scenario left is known any more.
      const maxWeight = String(9_000_000 + (++resets % 900_000))
      await office.configureMethod('door', { maxWeight })
      await office.configureMethod('pickup_point', { maxWeight })
    },
    configure: (changes) => office.configure({ ...changes, ...withNew(changes) }),
    openBuyer: () => openBuyer({ browser, url, ground }),
    async label(id) {
      const response = await manager.own('label', { id })
      const bytes = await response.body()
      return { status: response.status(), isPdf: bytes.subarray(0, 5).toString() === '%PDF-' }
    },
    async runJobs() {
      const line = /curl -fsS &quot;(http[^"]+?)&quot;/.exec(await manager.page())
      const address = (line?.[1] ?? '').replaceAll('&amp;', '&')
      await anonymous.request.get(address, { timeout: 120_000 })
    },
    async receive(body, signature) {
      const response = await anonymous.request.post(`${connector}?do=webhook`, {
        data: body,
        headers: { 'content-type': 'application/json', 'courier-signature': signature },
      })
      return response.status()
    },
    mails: async () => [],
    async setCurrency(currency) {
      await office.configure({ currency })
    },
    async close() {
      await context.close()
      await anonymous.close()
    },
  }
  await shop.connect(ACCOUNT)
  return shop
}

async function findGround(manager: Awaited<ReturnType<typeof openManager>>): Promise<Ground> {
  const { results = [] } = await manager.process('mgr/settings/delivery/getlist', { limit: 50 })
  const delivery = (name: string) =>
    String(results.find((row) => row['class'] === name)?.['id'] ?? '')
  const products = await findProducts(manager)
  return {
    deliveries: {
      door: delivery('CourierCheckoutDoor'),
      pickup_point: delivery('CourierCheckoutPickup'),
    },
    payments: { cash: '1', prepaid: '2' },
    products,
    orderPage: '3',
  }
}

async function findProducts(
  manager: Awaited<ReturnType<typeof openManager>>,
): Promise<Readonly<Record<string, string>>> {
  const { results = [] } = await manager.process('mgr/product/getlist', { limit: 200, parent: 0 })
  return Object.fromEntries(
    results.flatMap((row) => {
      const name = /^conf-(.+)$/.exec(String(row['alias'] ?? ''))?.[1]
      return name ? [[name, String(row['id'])]] : []
    }),
  )
}
