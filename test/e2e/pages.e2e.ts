import { AxeBuilder } from '@axe-core/playwright'
import { expect } from 'vitest'
import { openMenu, openOrder } from './merchant.ts'
import { chooseDoor, chooser, goToCheckout, placeOrder } from './shopper.ts'
import { type Stage, test } from './stage.ts'

const PATHS = ['/', '/checkout', '/admin', '/admin/settings', '/courier/'] as const

/** An order in the list and a lamp in the cart, so that every page has something to show. */
async function fillPages({ demo, shopper }: Stage): Promise<string> {
  await goToCheckout(shopper, demo.url)
  await chooseDoor(shopper)
  const number = await placeOrder(shopper)
  await goToCheckout(shopper, demo.url)
  return number
}

test('on a phone of 320 px no page scrolls sideways', async ({ stage }) => {
  const { demo, shopper } = stage
  await fillPages(stage)
  await shopper.setViewportSize({ width: 320, height: 640 })

  for (const path of PATHS) {
    await shopper.goto(`${demo.url}${path}`)
    if (path === '/checkout') await chooser(shopper).getByRole('radio').first().waitFor()
    const width = await shopper.evaluate(() => document.documentElement.scrollWidth)
    expect(width, path).toBeLessThanOrEqual(320)
  }
})

test('shop and merchant’s pages keep the rules of accessibility', async ({ stage }) => {
  const { demo, shopper, merchant } = stage
  const number = await fillPages(stage)
  await chooser(shopper).getByRole('radio').first().waitFor()
  await openMenu(await openOrder(merchant, demo.url, number))

  for (const page of [shopper, merchant]) {
    const { violations } = await new AxeBuilder({ page }).analyze()
    expect(violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([])
  }
})

test('the shop speaks English, the chooser with it', async ({ stage }) => {
  const { demo, shopper } = stage
  await goToCheckout(shopper, demo.url)

  await shopper.getByRole('link', { name: 'English' }).click()
  await chooser(shopper).getByRole('radio', { name: 'To the door' }).waitFor()

  expect(await shopper.getByRole('heading', { level: 1 }).innerText()).toBe('Checkout')
})
