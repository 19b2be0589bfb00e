import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { State } from '../../../plugins/opencart/client/page.ts'
import type { Address, Buyer, MethodName, PaymentName, Placed } from '../driver.ts'
import { chooseAsWidget } from '../fake/chooser.ts'
import { waitFor } from '../wait-for.ts'
import { chooserOf, pickDoor, pickPoint, pickTown } from '../woocommerce/chooser.ts'
import { type Checkout, METHOD_CODES, PAYMENT_CODES, readRows } from './checkout.ts'
import { createFour } from './four.ts'
import type { Generation } from './generation.ts'
import type { Ground } from './ground.ts'
import { onlyShop, watchTraffic } from './settle.ts'
import { createThree } from './three.ts'

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

const SELECT = /courier_checkout[./]select/

interface WalkDeps {
  readonly settle: () => Promise<void>
  readonly findPlaced: () => Promise<string>
}

/**
 * Scenarios say what a buyer wants in any order; OpenCart asks for delivery first and payment then, and forgets
 * the payment when the delivery changes. This walks its steps as a buyer must to get there.
 */
function createWalk(page: Page, checkout: Checkout, deps: WalkDeps) {
  const { settle } = deps
  let method: MethodName | 'other' | null = null
  let payment: PaymentName | null = null
  let comment = ''
  let lastToken = ''
  const radio = (code: string) =>
    page.locator(`input[type="radio"][name="shipping_method"][value="${code}"]`)

  page.on('request', (request) => {
    if (request.method() !== 'POST' || !SELECT.test(request.url())) return
    lastToken = new URLSearchParams(request.postData() ?? '').get('token') ?? ''
  })

  async function look(): Promise<void> {
    // A window that is just closing takes no second order: the list is asked for again.
    await checkout.openMethods().catch(() => checkout.openMethods().catch(() => undefined))
    if (method && method !== 'other') await pick(METHOD_CODES[method])
  }

  async function pick(code: string): Promise<void> {
    const choice = radio(code)
    if ((await choice.count()) === 0) return
    await choice.check({ timeout: 8_000, force: true })
    await settle()
  }

  async function saveChosen(): Promise<string> {
    if (!(await radio(METHOD_CODES.door).or(radio('flat.flat')).first().isVisible())) await look()
    if (comment) await checkout.note(comment).catch(() => undefined)
    return checkout.saveMethod()
  }

  /** What stopped the buyer on the way, or ''. */
  async function toConfirm(): Promise<string> {
    const problem = (await saveChosen().catch(() => '')) || (await checkout.problem())
    if (problem !== '') return problem
    await checkout.openPayments()
    await checkout.savePayment(payment ?? (await offered())[0] ?? 'cash')
    return ''
  }

  async function offered(): Promise<PaymentName[]> {
    const codes = await page
      .locator('input[type="radio"][name="payment_method"]')
      .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value') ?? ''))
    return (['cash', 'prepaid'] as const).filter((kind) =>
      codes.some((code) => code.startsWith(PAYMENT_CODES[kind])),
    )
  }

  return {
    look,
    toConfirm,
    token: () => lastToken,
    async choose(wanted: MethodName) {
      method = wanted
      const isShown = await radio(METHOD_CODES[wanted]).isVisible()
      await (isShown ? pick(METHOD_CODES[wanted]) : look())
    },
    async pay(wanted: PaymentName) {
      payment = wanted
      // Nothing of ours is chosen yet, or it lacks its point: any delivery lets a buyer pay.
      if (method === null || method === 'other') await pick('flat.flat')
      if ((await toConfirm()) !== '') {
        await checkout.openMethods()
        await pick('flat.flat')
        await toConfirm()
      }
      await look()
    },
    async payments() {
      await saveChosen().catch(() => undefined)
      await checkout.openPayments().catch(() => undefined)
      const kinds = await offered()
      await look()
      return kinds
    },
    async forge(token: string) {
      // Whatever the page has to tell from now on, this is told in its place.
      await page.route(SELECT, (route) => {
        const body = new URLSearchParams(route.request().postData() ?? '')
        body.set('token', token)
        return route.continue({ postData: body.toString() })
      })
      await page.evaluate(
        async (code) => {
          const script = document.querySelector<HTMLScriptElement>('script[src*="checkout.js?v="]')
          const told = new URL(script?.src ?? '', document.baseURI).searchParams
          await fetch(`index.php?route=${told.get('r')}${told.get('m')}select`, {
            method: 'POST',
            headers: { 'X-Requested-With': 'XMLHttpRequest' },
            body: new URLSearchParams({ code, token: '' }),
          })
        },
        METHOD_CODES[method === 'door' ? 'door' : 'pickup_point'],
      )
      await settle()
    },
    async note(text: string) {
      comment = text
    },
    async place(times: number): Promise<Placed> {
      // The last step of an earlier delivery may still be on the page.
      const problem = await toConfirm().catch(() => '')
      if (problem !== '') return { kind: 'refused', text: problem }
      return placeOrder(page, checkout, { times, findPlaced: deps.findPlaced })
    },
  }
}

async function placeOrder(
  page: Page,
  checkout: Checkout,
  { times, findPlaced }: { times: number; findPlaced: () => Promise<string> },
): Promise<Placed> {
  const problem = await checkout.problem().catch(() => '')
  const isThere = () => checkout.isAtConfirm().catch(() => false)
  if (!(await (problem === '' ? waitFor(isThere, (is) => is) : isThere()))) {
    return { kind: 'refused', text: problem || (await page.locator('body').innerText()) }
  }
  await checkout.press(times)
  const until = Date.now() + 20_000
  while (Date.now() < until) {
    if (page.url().includes('checkout/success')) {
      await page.waitForLoadState('domcontentloaded')
      const text = await page.locator('body').innerText()
      return { kind: 'placed', orderId: await findPlaced(), page: text }
    }
    const text = await checkout.problem().catch(() => '')
    if (text !== '') return { kind: 'refused', text }
    await page.waitForTimeout(200)
  }
  return { kind: 'refused', text: 'nothing happened' }
}
