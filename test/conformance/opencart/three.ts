import type { Page } from 'playwright-core'
import {
  type Checkout,
  fillAddress,
  PAYMENT_CODES,
  RECIPIENT,
  readRefusal,
  toMinor,
} from './checkout.ts'

const STEP = { timeout: 10_000 }

/** The stock checkout of 2.3 and 3.0: steps that open below each other. */
export function createThree(page: Page, settle: () => Promise<void>): Checkout {
  async function draw(panel: string, route: string): Promise<void> {
    // Downloads have no step of delivery.
    if ((await page.locator(panel).count()) === 0) throw new Error(`there is no ${panel}`)
    await page.evaluate(
      ([at, of]) =>
        new Promise<void>((done) => {
          const jQuery = Reflect.get(globalThis, 'jQuery')
          jQuery(`${at} .panel-body`).load(`index.php?route=${of}`, () => done())
        }),
      [panel, route] as const,
    )
    await reveal(panel)
    await settle()
  }

  /** Opens a step that the shop's own script may have closed. */
  async function reveal(panel: string): Promise<void> {
    // One that is moving would end as the shop's own script wants it.
    await page.waitForFunction(() => document.querySelector('.collapsing') === null)
    await page.evaluate((at) => {
      for (const step of document.querySelectorAll<HTMLElement>('.panel-collapse')) {
        const isWanted = `#${step.id}` === at
        step.className = isWanted ? 'panel-collapse collapse in' : 'panel-collapse collapse'
        step.style.height = ''
      }
    }, panel)
  }

  return {
    async fill(address) {
      if (!page.url().includes('route=checkout/checkout')) await openCheckout(page)
      await settle()
      const guest = page.locator('#collapse-checkout-option input[value="guest"]')
      // The first step comes by a call of its own.
      await guest
        .or(page.locator('#input-payment-firstname'))
        .first()
        .waitFor({ state: 'attached' })
      if ((await page.locator('#input-payment-firstname').count()) === 0 && (await guest.count())) {
        await reveal('#collapse-checkout-option')
        await guest.check()
        await page.click('#button-account')
        await page.locator('#button-guest').waitFor({ state: 'attached' })
      }
      await settle()
      const isGuest = (await page.locator('#button-guest').count()) > 0
      await reveal('#collapse-payment-address')
      await fillPerson(page, isGuest)
      await reveal('#collapse-payment-address')
      await fillAddress(page, 'input-payment', address)
      await page.click(isGuest ? '#button-guest' : '#button-payment-address')
      await settle()
      if (!isGuest) {
        await page.click('#button-shipping-address', STEP).catch(() => undefined)
        await settle()
      }
    },
    openMethods: () => draw('#collapse-shipping-method', 'checkout/shipping_method'),
    async saveMethod() {
      await reveal('#collapse-shipping-method')
      const refusal = await readRefusal(page, () => page.click('#button-shipping-method', STEP))
      await settle()
      return refusal
    },
    openPayments: () => draw('#collapse-payment-method', 'checkout/payment_method'),
    async savePayment(payment) {
      await reveal('#collapse-payment-method')
      const list = page.locator('#collapse-payment-method')
      const choice = list.locator(`input[name="payment_method"][value="${PAYMENT_CODES[payment]}"]`)
      await choice.check(STEP).catch(async () => {
        throw new Error(`no ${payment} among the payments: ${await list.innerText()}`)
      })
      const agree = page.locator('#collapse-payment-method input[name="agree"]')
      if (await agree.count()) await agree.check()
      await page.click('#button-payment-method', STEP)
      await settle()
    },
    isAtConfirm: () => page.locator('#button-confirm').isVisible(),
    async total() {
      const row = page.locator('#collapse-checkout-confirm tfoot tr').last()
      return toMinor(await row.locator('td').last().innerText())
    },
    note: (text) => page.fill('#collapse-shipping-method textarea[name="comment"]', text),
    async press(times) {
      await page.click('#button-confirm', { ...STEP, clickCount: times, noWaitAfter: true })
    },
    async problem() {
      const texts = await page
        .locator('.alert-danger:visible, .alert-warning:visible, .text-danger:visible')
        .allInnerTexts()
      return texts.join(' ').replace('×', '').trim()
    },
  }
}

async function openCheckout(page: Page): Promise<void> {
  const { origin } = new URL(page.url())
  await page.goto(`${origin}/index.php?route=checkout/checkout`)
}

async function fillPerson(page: Page, isGuest: boolean): Promise<void> {
  if (!isGuest) {
    const another = page.locator(
      '#collapse-payment-address input[name="payment_address"][value="new"]',
    )
    if (await another.count()) await another.check()
  }
  await page.fill('#input-payment-firstname', RECIPIENT.first)
  await page.fill('#input-payment-lastname', RECIPIENT.last)
  if (isGuest) {
    await page.fill('#input-payment-email', RECIPIENT.email)
    await page.fill('#input-payment-telephone', RECIPIENT.phone)
  }
}
