import type { Page } from 'playwright-core'
import type { Address, MethodName, PaymentName, Placed, Row } from '../driver.ts'

/** One of WooCommerce's two checkouts, as a shopper's hands and eyes meet it. */
export interface Checkout {
  readonly name: 'classic' | 'blocks'
  fill(address: Partial<Address>): Promise<void>
  rows(): Promise<readonly Row[]>
  total(): Promise<number>
  choose(method: MethodName): Promise<void>
  pay(payment: PaymentName): Promise<void>
  payments(): Promise<readonly PaymentName[]>
  token(): Promise<string>
  forge(token: string): Promise<void>
  note(text: string): Promise<void>
  useCoupon(code: string): Promise<void>
  press(times: number): Promise<void>
  /** What stops the order, as the page says it; '' while nothing does. */
  problem(): Promise<string>
}

export const METHOD_IDS: Readonly<Record<MethodName, string>> = {
  door: 'courier_checkout_door',
  pickup_point: 'courier_checkout_points',
}
export const PAYMENT_IDS: Readonly<Record<PaymentName, string>> = { cash: 'cod', prepaid: 'bacs' }

export const RECIPIENT = {
  first: 'Анна',
  last: 'Иванова',
  phone: '+79170000001',
  email: 'anna@example.org',
}

export function methodOf(rateId: string): MethodName | 'other' {
  if (rateId.startsWith(METHOD_IDS.door)) return 'door'
  return rateId.startsWith(METHOD_IDS.pickup_point) ? 'pickup_point' : 'other'
}

/** `3 450,00 ₽` → 345000. */
export function toMinor(text: string): number {
  const digits = text.replace(/[^\d,]/g, '').replace(',', '.')
  return Math.round(Number(digits) * 100)
}

/** Presses the button and waits for the thank-you page or for a reason. */
export async function place(page: Page, checkout: Checkout, times: number): Promise<Placed> {
  await checkout.press(times)
  const until = Date.now() + 25_000
  while (Date.now() < until) {
    const found = /order-received\/(\d+)/.exec(page.url())
    if (found?.[1]) {
      await page.waitForLoadState('domcontentloaded')
      return { kind: 'placed', orderId: found[1], page: await page.locator('body').innerText() }
    }
    const text = await checkout.problem().catch(() => '')
    if (text !== '') return { kind: 'refused', text }
    await page.waitForTimeout(200)
  }
  return { kind: 'refused', text: 'nothing happened' }
}
