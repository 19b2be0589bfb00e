import { type MiniShop3, openOrderPage } from './order-page.ts'

/** A constant of a script of its own: no property of the window. */
declare const ms3: MiniShop3 | undefined

const route = document.currentScript?.dataset['courierState']
const form = document.querySelector<HTMLFormElement>('[data-ms3-form="order"], .ms3_order_form')
if (form && route) whenReady((shop) => openOrderPage(form, shop, route))

/** MiniShop3 asks its server for the buyer's token first. */
function whenReady(go: (shop: MiniShop3) => void): void {
  const find = () => (typeof ms3 === 'undefined' ? undefined : ms3)
  const tryIt = () => {
    const shop = find()
    if (shop?.orderAPI) go(shop)
    return Boolean(shop?.orderAPI)
  }
  if (!tryIt()) document.addEventListener('ms3:ready', tryIt, { once: true })
}
