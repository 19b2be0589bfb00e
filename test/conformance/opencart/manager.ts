import type { Address, MethodName, PaymentName } from '../driver.ts'
import type { Admin } from './admin.ts'
import type { Ground } from './ground.ts'
import { openOrderDesk } from './order-desk.ts'

/** What a manager does to orders with OpenCart's own screens. */
export interface Manager {
  setStatus(id: string, statusId: string): Promise<void>
  setQuantity(id: string, quantity: number): Promise<void>
  createOrder(order: {
    method: MethodName
    address: Address
    payment: PaymentName
  }): Promise<string>
  deleteOrder(id: string): Promise<void>
  setCurrency(currency: string): Promise<void>
}

export async function openManager(admin: Admin, ground: Ground, shopUrl: string): Promise<Manager> {
  const { page, generation } = admin
  const desk = openOrderDesk(admin, ground, shopUrl)

  return {
    async setStatus(id, statusId) {
      await admin.go(generation.action('sale/order', 'info'), `&order_id=${id}`)
      await page.locator('#button-history').waitFor({ state: 'attached' })
      await page.waitForLoadState('networkidle')
      await Promise.all([
        page.waitForResponse(/api(\/|%2F)order(\/|%2F)history|history_add|addHistory/),
        page.evaluate((status) => {
          const list = document.querySelector<HTMLSelectElement>('#input-order-status')
          if (list) list.value = status
          const jQuery = Reflect.get(globalThis, 'jQuery')
          const button = jQuery('#button-history')
          const form = button.closest('form')
          if (form.length > 0 && button.attr('type') === 'submit') form.trigger('submit')
          else button.trigger('click')
        }, statusId),
      ])
      await page.waitForLoadState('networkidle')
    },
    setQuantity: (id, quantity) => desk.setQuantity(id, quantity),
    createOrder: (order) => desk.createOrder(order),
    deleteOrder: (id) => desk.deleteOrder(id),
    async setCurrency(currency) {
      await admin.go('setting/setting')
      await page.waitForLoadState('networkidle')
      await page.evaluate((code) => {
        const list = document.querySelector<HTMLSelectElement>('[name="config_currency"]')
        if (!list) return
        // Only currencies that are switched on are in the list.
        if (![...list.options].some(({ value }) => value === code)) list.add(new Option(code, code))
        list.value = code
      }, currency)
      await page.click('button[form="form-setting"]')
      await page.waitForLoadState('networkidle')
    },
  }
}
