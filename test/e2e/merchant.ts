import type { Locator, Page } from 'playwright-core'
import type { Stage } from './stage.ts'

/** Opens the merchant's list and answers the card of one order. */
export async function openOrder(page: Page, shopUrl: string, number: string): Promise<Locator> {
  await page.goto(`${shopUrl}/admin`)
  const card = page.locator(`#order-${number}`)
  await card.waitFor()
  return card
}

export async function send(card: Locator): Promise<void> {
  await card.getByRole('button', { name: 'Отправить курьеру' }).click()
}

/** Waits until the order's state, said in its sentence, holds the words. */
export async function waitForState(card: Locator, words: string | RegExp): Promise<void> {
  await card.locator('.state', { hasText: words }).waitFor()
}

export async function openMenu(card: Locator): Promise<void> {
  await card.locator('details.more > summary').click()
}

export interface CourierOrder {
  readonly ordercode: string
  readonly orderno: string
  readonly status: string
  readonly recipient: string
  readonly sum: string
}

/** Everything that stands at the courier. */
export function courierOrders(stage: Stage): Promise<readonly CourierOrder[]> {
  return control(stage, 'GET', 'orders')
}

/** The simulated courier's own controls: orders planted, faults armed, switches turned. */
export async function control<T>(
  { demo }: Stage,
  method: 'GET' | 'POST' | 'PATCH',
  path: string,
  body?: object,
): Promise<T> {
  const response = await fetch(`${demo.url}/courier/control/${path}`, {
    method,
    ...(body && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`control ${path}: ${response.status} ${await response.text()}`)
  // The control API of the simulator; each caller names what it asks for.
  return (await response.json()) as T
}
