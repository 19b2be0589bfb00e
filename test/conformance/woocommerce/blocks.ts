import type { Page } from 'playwright-core'
import type { Row } from '../driver.ts'
import { type Checkout, METHOD_IDS, PAYMENT_IDS, RECIPIENT } from './checkout.ts'
import { fillAddress } from './classic.ts'
import { AFTER_TYPING_MS, type Settle } from './settle.ts'

interface StoreRate {
  readonly rate_id: string
  readonly name: string
  readonly price: string
  readonly taxes: string
  readonly selected: boolean
}
interface Store {
  select(name: 'wc/store/cart'): {
    getShippingRates(): readonly { shipping_rates: readonly StoreRate[] }[]
    getCartTotals(): { total_price: string }
  }
}
declare const wp: { data: Store }
declare const wc: {
  blocksCheckout: { extensionCartUpdate(update: object): Promise<unknown> }
}

const BUTTON = '.wc-block-components-checkout-place-order-button'
const LOADED = { timeout: 20_000 }

export function createBlocks(page: Page, settle: Settle): Checkout {
  let token = ''
  page.on('request', (request) => {
    const posted = /store\/v1\/(batch|cart\/extensions)/.test(request.url()) && request.postData()
    const found = posted && /"token":"([^"]*)"/.exec(posted)
    if (found) token = found[1] ?? ''
  })

  async function type(field: string, value: string): Promise<void> {
    // A cart of downloads has only a bill's address.
    const shipping = page.locator('#shipping-fields')
    const kind = (await shipping.count()) > 0 ? 'shipping' : 'billing'
    const input = page.locator(`#${kind}-${field}`)
    // The address is folded once it is complete.
    const edit = page.locator('.wc-block-components-address-card__edit').first()
    if (!(await input.isVisible()) && (await edit.isVisible())) await edit.click()
    await input.fill(value)
    await input.blur()
  }

  return {
    name: 'blocks',
    async fill(address) {
      await page.locator(BUTTON).waitFor(LOADED)
      await settle()
      if (await page.locator('#email').isEditable()) await page.fill('#email', RECIPIENT.email)
      await type('first_name', RECIPIENT.first)
      await type('last_name', RECIPIENT.last)
      await type('phone', RECIPIENT.phone)
      await fillAddress(address, type)
      await settle(AFTER_TYPING_MS.blocks)
    },
    rows: () =>
      page.evaluate(
        ([door, points]): Row[] =>
          wp.data
            .select('wc/store/cart')
            .getShippingRates()
            .flatMap(({ shipping_rates }) => shipping_rates)
            .map((rate) => ({
              method: rate.rate_id.startsWith(door)
                ? 'door'
                : rate.rate_id.startsWith(points)
                  ? 'pickup_point'
                  : 'other',
              price: Number(rate.price) + Number(rate.taxes),
              label: rate.name,
              isChosen: rate.selected,
            })),
        [METHOD_IDS.door, METHOD_IDS.pickup_point] as const,
      ),
    total: () =>
      page.evaluate(() => Number(wp.data.select('wc/store/cart').getCartTotals().total_price)),
    async choose(method) {
      const radio = page.locator(`input[type=radio][value^="${METHOD_IDS[method]}"]`)
      if (await radio.count()) await radio.check({ force: true, timeout: 8_000 })
      await settle()
    },
    async pay(payment) {
      const radio = page.locator(`#radio-control-wc-payment-method-options-${PAYMENT_IDS[payment]}`)
      await radio.check({ force: true, timeout: 8_000 })
      await settle()
    },
    async payments() {
      // A choice reaches the cart, and the cart these, some time after the chooser has shown it.
      await settle(AFTER_TYPING_MS.blocks)
      const ids = await page
        .locator('[name="radio-control-wc-payment-method-options"]')
        .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value')))
      return (['cash', 'prepaid'] as const).filter((kind) => ids.includes(PAYMENT_IDS[kind]))
    },
    token: async () => token,
    async forge(forged) {
      await page.evaluate(async (posted) => {
        for (const chooser of document.querySelectorAll('courier-checkout')) chooser.remove()
        const data = { package: 0, token: posted }
        await wc.blocksCheckout.extensionCartUpdate({ namespace: 'courier-checkout', data })
      }, forged)
      await settle()
    },
    async note(text) {
      await page.locator('.wc-block-checkout__add-note input[type=checkbox]').check({ force: true })
      await page.locator('.wc-block-checkout__add-note textarea').fill(text)
    },
    async useCoupon(code) {
      // Narrow themes fold the summary, and the coupon's box with it.
      const box = page.locator('.wc-block-components-totals-coupon [aria-expanded]:visible').first()
      const summary = page.locator('.wc-block-components-checkout-order-summary__title:visible')
      if (!(await box.isVisible())) await summary.first().click()
      await box.click()
      await page.locator('.wc-block-components-totals-coupon input').first().fill(code)
      await page.locator('.wc-block-components-totals-coupon__button').click()
      await settle()
    },
    async press(times) {
      const button = page.locator(BUTTON)
      for (let n = 0; n < times; n++) {
        // It rests while the cart is computed; a second click may find it gone.
        const timeout = n === 0 ? 10_000 : 1_000
        await button.click({ noWaitAfter: true, timeout }).catch(() => undefined)
      }
    },
    async problem() {
      const texts = await page
        .locator('.wc-block-components-notice-banner.is-error, .courier-chooser-problem')
        .allInnerTexts()
      return texts.join(' ').trim()
    },
  }
}
