import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { State } from '../../../plugins/opencart/client/page.ts'
import type { Address, Buyer } from '../driver.ts'
import { chooseAsWidget } from '../fake/chooser.ts'
import { waitFor } from '../wait-for.ts'
import { chooserOf, pickDoor, pickPoint, pickTown } from '../woocommerce/chooser.ts'
import { type Checkout, METHOD_CODES, readRows } from './checkout.ts'
import { createFour } from './four.ts'
import type { Generation } from './generation.ts'
import type { Ground } from './ground.ts'
import { onlyShop, watchTraffic } from './settle.ts'
import { createThree } from './three.ts'
import { createWalk } from './walk.ts'

export interface BuyerDeps {
  readonly browser: Browser
  readonly url: string
  readonly ground: Ground
  readonly generation: Generation
  /** Finds the order just placed: OpenCart's thank-you page names no number. */
  readonly findPlaced: (buyer: BrowserContext) => Promise<string>
}

export async function openBuyer(deps: BuyerDeps): Promise<Buyer> {
  const context = await deps.browser.newContext({
    locale: 'ru-RU',
    viewport: { width: 1280, height: 1400 },
    ...onlyShop(deps.url),
  })
  return createBuyer(deps, context, await context.newPage())
}

function createBuyer(deps: BuyerDeps, context: BrowserContext, page: Page): Buyer {
  const { url, ground, generation } = deps
  const settle = watchTraffic(page)
  const create = generation.isFour ? createFour : createThree
  const checkout: Checkout = create(page, settle)
  const walk = createWalk(page, checkout, { settle, findPlaced: () => deps.findPlaced(context) })
  const go = (route: string) => page.goto(`${url}/index.php?route=${route}`)
  let lastAddress: Partial<Address> = {}

  async function goToCheckout(address: Partial<Address>): Promise<void> {
    lastAddress = { ...lastAddress, ...address }
    await go('checkout/checkout')
    await checkout.fill(lastAddress)
    await walk.look()
  }

  return {
    async add(product, quantity = 1) {
      if (page.url() === 'about:blank') await go('common/home')
      const form = { product_id: String(ground.products[product]), quantity: String(quantity) }
      await context.request.post(`${url}/index.php?route=${generation.cartAdd}`, { form })
    },
    async useCoupon(code) {
      await go('checkout/cart')
      const open = page.locator('a[href="#collapse-coupon"], [data-bs-target="#collapse-coupon"]')
      if (await open.count()) await open.first().click()
      await page.fill('#input-coupon', code)
      await page.locator('#button-coupon, #collapse-coupon button.btn-primary').first().click()
      await settle()
      await goToCheckout({})
    },
    goToCheckout: (address = {}) => goToCheckout(address),
    async changeTown(address) {
      await goToCheckout(address)
    },
    async rows() {
      await walk.look()
      return readRows(page)
    },
    async total() {
      await walk.toConfirm()
      return checkout.total().catch(() => cartTotal(page))
    },
    choose: (method) => walk.choose(method),
    async pickPoint(wish = {}) {
      await pickPoint(page, wish)
      await settle()
    },
    async pickDoor(choice) {
      await pickDoor(page, choice)
      await settle()
    },
    async pickTown(name) {
      const town = chooserOf(page).getByRole('button', { name: /Куда доставить/ })
      const question = chooserOf(page).getByRole('combobox')
      await town.or(question).first().waitFor({ timeout: 8_000 })
      await pickTown(page, name)
      await settle()
    },
    pay: (payment) => walk.pay(payment),
    payments: () => walk.payments(),
    token: () =>
      waitFor(
        async () => walk.token(),
        (token) => token !== '',
      ),
    fetchToken: () => fetchToken(page, url),
    forge: (token) => walk.forge(token),
    async reload() {
      await go('checkout/checkout')
      await checkout.fill(lastAddress)
      await walk.look()
    },
    async logIn() {
      await go('account/login')
      await page.fill('#input-email', ground.customer[0])
      await page.fill('#input-password', ground.customer[1])
      // The small cart above has buttons of its own.
      await page.click('#content form button[type="submit"], #content form input[type="submit"]')
      await settle()
    },
    openTab: async () => createBuyer(deps, context, await context.newPage()),
    note: (text) => walk.note(text),
    place: () => walk.place(1),
    placeTwice: () => walk.place(2),
    async close() {
      await page.close()
      if (context.pages().length === 0) await context.close()
    },
  }
}

/** What the widget would ask for the first point, asked without it. */
async function fetchToken(page: Page, url: string): Promise<string> {
  const script = await page.locator('script[src*="checkout.js?v="]').first().getAttribute('src')
  const told = new URL(script ?? '', url).searchParams
  const address = `${url}/index.php?route=${told.get('r')}${told.get('m')}state`
  const state: State = await (await page.request.get(address)).json()
  const code = METHOD_CODES.pickup_point
  const offer = state.methods[code]
  if (!state.cart || !offer) return ''
  const shown = {
    cart: state.cart,
    town: state.town,
    open: false,
    priced: false,
    methods: { [code]: offer },
  }
  return chooseAsWidget({ gateway: state.gateway, key: state.shop, origin: url }, shown, {
    pick: { kind: 'point', nth: 0, locker: false, withoutCash: false },
    town: undefined,
  })
}

async function cartTotal(page: Page): Promise<number> {
  const text = await page.locator('#cart, #header-cart').first().innerText()
  return Math.round(Number(text.replace(/^[^-]*-/s, '').replace(/[^\d.]/g, '')) * 100)
}
