import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Buyer } from '../driver.ts'
import { createBlocks } from './blocks.ts'
import { type Checkout, place } from './checkout.ts'
import { fetchToken, pickDoor, pickPoint, pickTown } from './chooser.ts'
import { createClassic } from './classic.ts'
import type { Ground } from './ground.ts'
import { watchTraffic } from './settle.ts'

export interface BuyerDeps {
  readonly browser: Browser
  readonly url: string
  readonly ground: Ground
  readonly checkout: Checkout['name']
}

export async function openBuyer(deps: BuyerDeps): Promise<Buyer> {
  const context = await deps.browser.newContext({
    locale: 'ru-RU',
    viewport: { width: 1280, height: 1400 },
  })
  // Only this machine: maps stay plain.
  await context.route(
    (address) =>
      address.hostname !== new URL(deps.url).hostname && address.hostname !== '127.0.0.1',
    (route) => route.abort(),
  )
  return createBuyer(deps, context, await context.newPage())
}

function createBuyer(deps: BuyerDeps, context: BrowserContext, page: Page): Buyer {
  const { url, ground } = deps
  const settle = watchTraffic(page)
  const create = deps.checkout === 'classic' ? createClassic : createBlocks
  const checkout = create(page, settle)
  const path = ground.paths[deps.checkout]

  return {
    async add(product, quantity = 1) {
      await page.goto(`${url}/?add-to-cart=${ground.products[product]}&quantity=${quantity}`, {
        waitUntil: 'domcontentloaded',
      })
    },
    useCoupon: (code) => checkout.useCoupon(code),
    async goToCheckout(address = {}) {
      await page.goto(`${url}${path}`)
      await checkout.fill(address)
    },
    async changeTown(address) {
      await checkout.fill(address)
    },
    rows: () => checkout.rows(),
    total: () => checkout.total(),
    choose: (method) => checkout.choose(method),
    async pickPoint(wish = {}) {
      await pickPoint(page, wish)
      await settle()
    },
    async pickDoor(choice) {
      await pickDoor(page, choice)
      await settle()
    },
    async pickTown(name) {
      await pickTown(page, name)
      await settle()
    },
    pay: (payment) => checkout.pay(payment),
    payments: () => checkout.payments(),
    token: () => checkout.token(),
    fetchToken: () => fetchToken(page, url),
    forge: (token) => checkout.forge(token),
    async reload() {
      await page.reload()
      // Guests type their names again: WooCommerce keeps only the address.
      await checkout.fill({})
    },
    async logIn() {
      const [user, password] = ground.customer
      await page.goto(`${url}/wp-login.php`)
      await page.fill('#user_login', user)
      await page.fill('#user_pass', password)
      await Promise.all([page.waitForNavigation(), page.click('#wp-submit')])
    },
    async openTab() {
      return createBuyer(deps, context, await context.newPage())
    },
    note: (text) => checkout.note(text),
    place: () => place(page, checkout, 1),
    placeTwice: () => place(page, checkout, 2),
    async close() {
      await page.close()
      if (context.pages().length === 0) await context.close()
    },
  }
}
