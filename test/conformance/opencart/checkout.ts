import type { Page } from 'playwright-core'
import type { Address, MethodName, PaymentName, Row } from '../driver.ts'

/** One of OpenCart's stock checkouts, as a shopper's hands and eyes meet it. */
export interface Checkout {
  /** Guest's form, filled and sent; what the shop refuses stays where it is. */
  fill(address: Partial<Address>): Promise<void>
  /** The list of delivery methods, asked anew. */
  openMethods(): Promise<void>
  /** Presses the button below the list of methods; with which words the shop refuses, or `''`. */
  saveMethod(): Promise<string>
  /** The list of payments, asked anew. */
  openPayments(): Promise<void>
  savePayment(payment: PaymentName): Promise<void>
  /** Whether the last step is on the page. */
  isAtConfirm(): Promise<boolean>
  total(): Promise<number>
  note(text: string): Promise<void>
  press(times: number): Promise<void>
  /** What stops the order, as the page says it; '' while nothing does. */
  problem(): Promise<string>
}

export const METHOD_CODES: Readonly<Record<MethodName, string>> = {
  door: 'courier_checkout_door.door',
  pickup_point: 'courier_checkout_pickup.pickup',
}
export const PAYMENT_CODES: Readonly<Record<PaymentName, string>> = {
  cash: 'cod',
  prepaid: 'bank_transfer',
}
export const RECIPIENT = {
  first: 'Анна',
  last: 'Иванова',
  phone: '+79170000001',
  email: 'anna@example.org',
}
/** OpenCart's own list spells regions in Latin letters; 4.1's by region, older ones by town. */
const ZONES: Readonly<Record<string, RegExp>> = {
  Татарстан: /Tatarstan|Kazan/,
  Москва: /^Mosc?kva|^Moscow/,
}

/** The shop's answer to a method that is told by `press`: its words of refusal, or `''`. */
export async function readRefusal(page: Page, press: () => Promise<void>): Promise<string> {
  const [response] = await Promise.all([
    page.waitForResponse(/shipping_method[./]save/, { timeout: 10_000 }),
    press(),
  ])
  const { error = '' }: { error?: string | Record<string, string> } = await response.json()
  return typeof error === 'string' ? error : Object.values(error).join(' ')
}

export function methodOf(code: string): MethodName | 'other' {
  if (code === METHOD_CODES.door) return 'door'
  return code === METHOD_CODES.pickup_point ? 'pickup_point' : 'other'
}

/** `1,290.00 ₽` → 129000. */
export function toMinor(text: string): number {
  return Math.round(Number(text.replace(/[^\d.]/g, '')) * 100)
}

export async function readRows(page: Page): Promise<readonly Row[]> {
  const inputs = await page.locator('input[type="radio"][name="shipping_method"]').all()
  return Promise.all(
    inputs.map(async (input): Promise<Row> => {
      const label = await input.evaluate(
        (radio: HTMLInputElement) => radio.labels?.[0]?.textContent?.trim() ?? '',
      )
      return {
        method: methodOf((await input.getAttribute('value')) ?? ''),
        price: toMinor(label.slice(label.lastIndexOf(' - '))),
        label,
        isChosen: await input.isChecked(),
      }
    }),
  )
}

/** Fields by their ids' common beginning; the shop's own lists of countries and zones are chosen from. */
export async function fillAddress(
  page: Page,
  prefix: string,
  { street, town, region, postcode }: Partial<Address>,
): Promise<void> {
  if (street !== undefined) await page.fill(`#${prefix}-address-1`, street)
  if (town !== undefined) await page.fill(`#${prefix}-city`, town)
  if (postcode !== undefined) await page.fill(`#${prefix}-postcode`, postcode)
  // The shop draws the list of zones anew for each country, the same one too: what was chosen before is gone.
  const zones = page.locator(`#${prefix}-zone`)
  await zones.locator('option').evaluateAll((options: readonly HTMLElement[]) => {
    for (const option of options) option.dataset['old'] = ''
  })
  const asked = page.waitForRequest(/country_id=/, { timeout: 5_000 }).catch(() => undefined)
  await page.selectOption(`#${prefix}-country`, { value: '176' })
  // The answer is here some time before the list is drawn of it.
  if (await (await asked)?.response())
    await zones.locator('option[data-old]').first().waitFor({ state: 'detached' })
  await zones.locator('option[value]:not([value=""])').nth(3).waitFor({ state: 'attached' })
  const wanted = ZONES[region ?? ''] ?? /./
  const value = await zones.evaluate(
    (list: HTMLSelectElement, pattern) =>
      [...list.options].find(
        ({ value: v, text }) => v && v !== '0' && new RegExp(pattern).test(text),
      )?.value ?? '',
    wanted.source,
  )
  await zones.selectOption(value)
}
