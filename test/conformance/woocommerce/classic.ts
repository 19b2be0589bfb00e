import type { Page } from 'playwright-core'
import type { Address, Row } from '../driver.ts'
import { type Checkout, METHOD_IDS, methodOf, PAYMENT_IDS, RECIPIENT, toMinor } from './checkout.ts'
import { AFTER_TYPING_MS, type Settle } from './settle.ts'

declare const jQuery: (target: Element) => { trigger(event: string): void }

export function createClassic(page: Page, settle: Settle): Checkout {
  async function type(field: string, value: string): Promise<void> {
    const input = page.locator(`#billing_${field}`)
    if ((await input.inputValue()) === value) return
    await input.fill('')
    await input.pressSequentially(value)
  }

  return {
    name: 'classic',
    async fill(address) {
      await page.fill('#billing_first_name', RECIPIENT.first)
      await page.fill('#billing_last_name', RECIPIENT.last)
      await page.fill('#billing_phone', RECIPIENT.phone)
      await fillAddress(address, type)
      await page.fill('#billing_email', RECIPIENT.email)
      await page.locator('#billing_email').blur()
      await settle(AFTER_TYPING_MS.classic)
    },
    async rows() {
      const rows = await page.locator('#shipping_method li').all()
      return Promise.all(
        rows.map(async (row): Promise<Row> => {
          const input = row.locator('input')
          const amount = row.locator('.woocommerce-Price-amount')
          return {
            method: methodOf((await input.getAttribute('value')) ?? ''),
            price: (await amount.count()) ? toMinor(await amount.innerText()) : 0,
            label: await row.innerText(),
            isChosen: (await input.getAttribute('type')) === 'hidden' || (await input.isChecked()),
          }
        }),
      )
    },
    async total() {
      return toMinor(await page.locator('.order-total .woocommerce-Price-amount').innerText())
    },
    async choose(method) {
      const radio = page.locator(`#shipping_method input[value^="${METHOD_IDS[method]}"]`)
      if ((await radio.getAttribute('type')) === 'radio') await radio.check({ timeout: 8_000 })
      await settle()
    },
    async pay(payment) {
      await page.locator(`#payment_method_${PAYMENT_IDS[payment]}`).check({ timeout: 8_000 })
      // The choice is signed anew for the payment, and the form refreshed after that.
      await settle(AFTER_TYPING_MS.classic)
    },
    async payments() {
      const ids = await page
        .locator('[name="payment_method"]')
        .evaluateAll((inputs) => inputs.map((input) => input.getAttribute('value')))
      return (['cash', 'prepaid'] as const).filter((kind) => ids.includes(PAYMENT_IDS[kind]))
    },
    token: () => page.locator('[name="courier_checkout_selection[0]"]').inputValue(),
    async forge(token) {
      const put = (forged: string) => {
        for (const chooser of document.querySelectorAll('courier-checkout')) chooser.remove()
        // Without a name until something is chosen; a forger names it.
        const container = document.querySelector<HTMLElement>('[data-courier-choosers]')
        const field = container?.querySelector<HTMLInputElement>(':scope > input')
        if (!container || !field) throw new Error('the form has no field for a selection')
        field.name = `${container.dataset['field']}[0]`
        field.value = forged
      }
      await page.evaluate(put, token)
      await page.evaluate(() => void jQuery(document.body).trigger('update_checkout'))
      await settle(AFTER_TYPING_MS.classic)
      // The refreshed form has brought a chooser of its own, which knows of no choice and says so.
      await page.evaluate(put, token)
    },
    note: (text) => page.fill('#order_comments', text),
    async useCoupon(code) {
      await page.locator('.showcoupon').click()
      await page.locator('.checkout_coupon [name="coupon_code"]').fill(code)
      await page.locator('.checkout_coupon [name="apply_coupon"]').click()
      await settle()
    },
    async press(times) {
      const button = page.locator('#place_order')
      for (let n = 0; n < times; n++)
        await button.click({ noWaitAfter: true }).catch(() => undefined)
    },
    async problem() {
      const texts = await page
        .locator('.woocommerce-NoticeGroup-checkout, .woocommerce-error, .is-error')
        .allInnerTexts()
      return texts.join(' ').trim()
    },
  }
}

export async function fillAddress(
  address: Partial<Address>,
  type: (field: string, value: string) => Promise<void>,
): Promise<void> {
  const { street, town, region, postcode } = address
  if (street !== undefined) await type('address_1', street)
  if (town !== undefined) await type('city', town)
  if (region !== undefined) await type('state', region)
  if (postcode !== undefined) await type('postcode', postcode)
}
