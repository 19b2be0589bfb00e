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

/** The stock checkout of 4.0 and 4.1: one page, two windows. */
export function createFour(page: Page, settle: () => Promise<void>): Checkout {
  async function closeWindows(): Promise<void> {
    const open = page.locator('.modal.show')
    if ((await open.count()) === 0) return
    await open.locator('.modal-header .btn-close').first().click(STEP)
    await open.first().waitFor({ state: 'hidden', ...STEP })
    await page.locator('.modal-backdrop').waitFor({ state: 'detached', ...STEP })
  }

  return {
    async fill(address) {
      await closeWindows()
      await settle()
      const guest = page.locator('#input-guest')
      if (await guest.count()) {
        await guest.check()
        await page.fill('#input-firstname', RECIPIENT.first)
        await page.fill('#input-lastname', RECIPIENT.last)
        await page.fill('#input-email', RECIPIENT.email)
        await page.fill('#input-telephone', RECIPIENT.phone)
        await fillAddress(page, 'input-shipping', address)
        await page.click('#button-register')
      } else await fillKnown(page, address)
      await settle()
    },
    async openMethods() {
      await closeWindows()
      await page.click('#button-shipping-methods', STEP)
      await settle()
    },
    async saveMethod() {
      const refusal = await readRefusal(page, () => page.click('#button-shipping-method', STEP))
      await settle()
      return refusal
    },
    async openPayments() {
      await closeWindows()
      await page.click('#button-payment-methods', STEP)
      await settle()
    },
    async savePayment(payment) {
      const code = PAYMENT_CODES[payment]
      await page.check(`#modal-payment input[name="payment_method"][value^="${code}"]`, STEP)
      await page.click('#button-payment-method', STEP)
      await settle()
    },
    isAtConfirm: () => page.locator('#checkout-payment #button-confirm').isVisible(),
    async total() {
      const row = page.locator('#checkout-confirm tfoot tr').last()
      return toMinor(await row.locator('td').last().innerText())
    },
    note: async (text) => {
      await page.fill('#input-comment', text)
      // The shop listens to keys, and tells its server a moment after the last one.
      await Promise.all([
        page.waitForResponse(/payment_method[./]comment/, STEP),
        page.locator('#input-comment').dispatchEvent('keydown'),
      ])
      await settle()
    },
    async press(times) {
      await page.click('#button-confirm', { ...STEP, clickCount: times, noWaitAfter: true })
    },
    async problem() {
      const texts = await page
        .locator('#alert .alert-danger, #checkout-confirm .alert-danger, .invalid-feedback.d-block')
        .allInnerTexts()
      return texts.join(' ').trim()
    },
  }
}

/** A logged-in buyer's address, made anew. */
async function fillKnown(page: Page, address: Parameters<Checkout['fill']>[0]): Promise<void> {
  const another = page.locator('#input-shipping-new')
  if (await another.count()) await another.check()
  await page.fill('#input-shipping-firstname', RECIPIENT.first)
  await page.fill('#input-shipping-lastname', RECIPIENT.last)
  await fillAddress(page, 'input-shipping', address)
  await page.click('#button-shipping-address')
}
