import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { Address, Buyer, MethodName, PaymentName, Placed, Row } from '../driver.ts'
import { toFields } from '../fake-modx/terms.ts'
import { onlyShop, watchTraffic } from '../opencart/settle.ts'
import { fetchToken, pickDoor, pickPoint, pickTown } from '../woocommerce/chooser.ts'
import type { Ground } from './desk.ts'

export interface BuyerDeps {
  readonly browser: Browser
  readonly url: string
  readonly ground: Ground
}

/** miniShop2's own script, and ours behind it, tell the server a moment after a field has changed. */
const LATE_MS = 800

export async function openBuyer(deps: BuyerDeps): Promise<Buyer> {
  const context = await deps.browser.newContext({
    locale: 'ru-RU',
    viewport: { width: 1280, height: 1400 },
    ...onlyShop(deps.url),
  })
  return createBuyer(deps, context, await context.newPage())
}

function createBuyer(deps: BuyerDeps, context: BrowserContext, page: Page): Buyer {
  const { url, ground } = deps
  const quiet = watchTraffic(page)
  const orderPage = `${url}/index.php?id=${ground.orderPage}`
  let address: Partial<Address> = {}
  let token = ''
  let comment = ''

  page.on('request', (request) => {
    const posted = new URLSearchParams(request.postData() ?? '')
    if (posted.get('key')?.startsWith('courier_checkout_')) token = posted.get('value') ?? ''
  })
  async function settle(): Promise<void> {
    await page.waitForTimeout(LATE_MS)
    await quiet()
  }
  const act = (fields: Record<string, string>) =>
    context.request.post(`${url}/assets/components/minishop2/action.php`, {
      form: { ctx: 'web', ...fields },
      headers: { 'X-Requested-With': 'XMLHttpRequest' },
    })
  const radio = (name: string, value: string) =>
    page.locator(`#msOrder input[name="${name}"][value="${value}"]`)

  async function type(fields: Record<string, string>): Promise<void> {
    for (const [name, value] of Object.entries(fields)) {
      const input = page.locator(`#msOrder [name="${name}"]`)
      if ((await input.inputValue()) === value) continue
      await input.fill(value)
      // One field after the other: miniShop2's script mixes up answers that cross.
      await input.blur()
      await quiet()
    }
  }

  async function open(): Promise<void> {
    await page.goto(orderPage)
    if ((await page.locator('#msOrder').count()) === 0) throw new Error('there is no order form')
    const known = { receiver: 'Анна Иванова', phone: '+79170000001', email: 'anna@example.org' }
    await type({ ...known, ...(comment && { comment }), ...toFields(address) })
    await settle()
  }

  async function check(name: string, value: string): Promise<void> {
    const input = radio(name, value)
    if ((await input.count()) === 0) return
    await input.check({ force: true })
    await settle()
  }

  async function place(times: number): Promise<Placed> {
    const button = page.locator('#msOrder button[value="order/submit"]')
    if (times > 1) await button.dblclick({ timeout: 5_000 })
    else await button.click()
    const until = Date.now() + 20_000
    while (Date.now() < until) {
      const id = new URL(page.url()).searchParams.get('msorder')
      if (id) {
        await page.waitForLoadState('domcontentloaded')
        return { kind: 'placed', orderId: id, page: await page.locator('body').innerText() }
      }
      const said = await page
        .locator('.courier-said, .jGrowl-message, .ms2-message')
        .allInnerTexts()
        .catch(() => []) // the next page is on its way
      const text = said.join(' ').trim()
      if (text !== '' && !/добавлен|обновл/i.test(text)) {
        // The page may say what it misses and be wrong: the shop's own answer counts.
        await settle()
        if (!new URL(page.url()).searchParams.has('msorder')) return { kind: 'refused', text }
      }
      await page.waitForTimeout(200)
    }
    return { kind: 'refused', text: 'nothing happened' }
  }

  return {
    async add(product, quantity = 1) {
      if (page.url() === 'about:blank') await page.goto(url)
      const id = ground.products[product] ?? ''
      await act({ ms2_action: 'cart/add', id, count: String(quantity) })
    },
    async useCoupon() {
      throw new Error('miniShop2 has no coupons')
    },
    async goToCheckout(next = {}) {
      address = { ...address, ...next }
      await open()
    },
    async changeTown(next) {
      address = { ...address, ...next }
      await type(toFields(address))
      await settle()
    },
    rows: () => readRows(page, ground),
    async total() {
      return toMinor(await page.locator('#ms2_order_cost').innerText())
    },
    choose: (method: MethodName) => check('delivery', ground.deliveries[method]),
    async pickPoint(wish = {}) {
      await pickPoint(page, wish)
      await settle()
    },
    async pickDoor(choice) {
      await pickDoor(page, choice)
      await settle()
    },
    async pickTown(name) {
      // miniShop2 begins with the first delivery: whoever wants a point says so first.
      const pickup = radio('delivery', ground.deliveries.pickup_point)
      if (!(await pickup.isChecked())) await check('delivery', ground.deliveries.pickup_point)
      await pickTown(page, name)
      await settle()
    },
    pay: (payment: PaymentName) => check('payment', ground.payments[payment]),
    async payments() {
      const shown = (['cash', 'prepaid'] as const).map(async (kind) =>
        (await radio('payment', ground.payments[kind]).isVisible()) ? [kind] : [],
      )
      return (await Promise.all(shown)).flat()
    },
    token: async () => token,
    fetchToken: () => fetchToken(page, url),
    async forge(forged) {
      const chosen = await page.locator('#msOrder input[name="delivery"]:checked').inputValue()
      const key = chosen === ground.deliveries.door ? 'door' : 'pickup'
      // The forger's page says nothing else any more.
      await page.evaluate(() => {
        for (const chooser of document.querySelectorAll('courier-checkout')) chooser.remove()
      })
      await act({ ms2_action: 'order/add', key: `courier_checkout_${key}`, value: forged })
    },
    async reload() {
      await open()
    },
    async logIn() {},
    openTab: async () => createBuyer(deps, context, await context.newPage()),
    async note(text) {
      comment = text
      await type({ comment })
    },
    place: () => place(1),
    placeTwice: () => place(2),
    async close() {
      await page.close()
      if (context.pages().length === 0) await context.close()
    },
  }
}

async function readRows(page: Page, ground: Ground): Promise<readonly Row[]> {
  const shown = await page.locator('#msOrder input[name="delivery"]').evaluateAll((inputs) =>
    inputs.map((input) => {
      const row = input.closest<HTMLElement>('.checkbox')
      return {
        id: input.getAttribute('value') ?? '',
        isChosen: input instanceof HTMLInputElement && input.checked,
        isHidden: row?.hidden ?? false,
        label: row?.innerText ?? '',
        price: row?.querySelector('.courier-price')?.textContent ?? '',
      }
    }),
  )
  return shown.flatMap(({ id, isChosen, isHidden, label, price }): Row[] => {
    const isDoor = id === ground.deliveries.door
    const method = isDoor
      ? 'door'
      : id === ground.deliveries.pickup_point
        ? 'pickup_point'
        : 'other'
    // Without a sum it cannot be had: what stands there is the reason.
    const sum = /[\d\s\u00a0,.]+(?=\u00a0?₽)/.exec(price)?.[0]
    if (isHidden || (method !== 'other' && sum === undefined)) return []
    return [{ method, price: toMinor(sum ?? '0'), label, isChosen }]
  })
}

function toMinor(shown: string): number {
  return Math.round(Number(shown.replace(/[^\d,.]/g, '').replace(',', '.')) * 100)
}
