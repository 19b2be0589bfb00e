import { type MiniShop, openOrderPage } from './order-page.ts'

declare global {
  var miniShop2: MiniShop | undefined
}

const form = document.querySelector<HTMLFormElement>('#msOrder')
const told = document.querySelector('[data-courier-state]')?.textContent
if (form && told) openOrderPage(form, JSON.parse(told), globalThis.miniShop2 ?? {})
