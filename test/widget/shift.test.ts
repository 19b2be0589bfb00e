import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { SCENARIOS } from '../../widget/playground/scenarios.ts'
import { checkoutPage, launch, openTown, openWindow, type Town } from './stage.ts'

/** What a page may shift in all. Source: the widget's own promise; Google calls 0.1 good. */
const MOST = 0.02
/** Later than what the browser forgives after a click. */
const SLOW = { ...SCENARIOS.usual, delayMs: 900 }

let browser: Browser
let town: Town | undefined

beforeAll(async () => {
  browser = await launch()
})
afterEach(() => town?.close())
afterAll(() => browser.close())

interface Shift {
  readonly value: number
  readonly moved: readonly string[]
}

/** A shop's page with something to read above and below, which keeps the place that docs/widget.md names. */
async function openShop(width: number, height: number): Promise<Page> {
  town = await openTown({
    scenario: SLOW,
    page: (addresses) =>
      checkoutPage(addresses).replace(
        '</form>',
        `</form><style>courier-checkout:not(:defined) { display: block; min-block-size: 650px }</style>
        <p>Итого: 1250 ₽</p><button>Оформить заказ</button><p>${'Условия доставки. '.repeat(40)}</p>`,
      ),
  })
  const { page } = await openWindow(browser, { width, height })
  await page.addInitScript(watchShifts)
  await page.goto(town.shop.url)
  return page
}

/** Runs in the page. */
function watchShifts(): void {
  const shifts: Shift[] = []
  Object.assign(window, { shifts })
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      // Layout shifts are Chromium's own: their type is not among the standard ones.
      const { value, hadRecentInput, sources } = entry as PerformanceEntry & {
        value: number
        hadRecentInput: boolean
        sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[]
      }
      const moved = sources.map(
        ({ node, previousRect: from, currentRect: to }) =>
          `${node?.nodeName} ${node?.textContent?.slice(0, 20)} ${from.y}+${from.height}→${to.y}+${to.height}`,
      )
      if (!hadRecentInput) shifts.push({ value, moved })
    }
  }).observe({ type: 'layout-shift', buffered: true })
}

/** What was shifted so far, when the next two frames have been painted. */
async function readShifts(page: Page): Promise<{ readonly sum: number; readonly shifts: unknown }> {
  const shifts = await page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    for (let i = 0; i < 3; i++) await frame()
    // Set by the script above.
    return (window as unknown as { shifts: Shift[] }).shifts
  })
  return { sum: shifts.reduce((sum, { value }) => sum + value, 0), shifts }
}

test.each([
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a desktop', width: 1280, height: 900 },
])('on $name nothing jumps from the first paint to the nearest points', async (look) => {
  const page = await openShop(look.width, look.height)

  await page.getByRole('button', { name: 'На карте' }).waitFor()

  const { sum, shifts } = await readShifts(page)
  expect(sum, JSON.stringify(shifts, null, 1)).toBeLessThanOrEqual(MOST)
})

test('another town and another method come without a jump', async () => {
  const page = await openShop(390, 844)
  await page.getByRole('button', { name: 'На карте' }).waitFor()
  const before = await readShifts(page)

  await page.locator('[part~="town"]').click()
  await page.getByRole('combobox', { name: 'Куда доставить' }).fill('Моск')
  await page.getByRole('option', { name: /Москва/ }).click()
  await page.getByRole('button', { name: 'На карте' }).waitFor()
  await page.getByRole('radio', { name: 'Постамат' }).click()
  await page
    .getByRole('button', { name: /^Выбрать здесь/ })
    .first()
    .waitFor()

  const { sum, shifts } = await readShifts(page)
  expect(sum - before.sum, JSON.stringify(shifts, null, 1)).toBeLessThanOrEqual(MOST)
})

test.each([
  { name: 'a phone', width: 390, height: 844 },
  { name: 'a desktop', width: 1280, height: 900 },
])('on $name the map opens and closes without a jump', async (look) => {
  const page = await openShop(look.width, look.height)
  await page.getByRole('button', { name: 'На карте' }).click()
  await page.getByRole('button', { name: 'Подробнее' }).first().waitFor()
  const opened = await readShifts(page)

  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'На карте' }).waitFor()

  const { sum, shifts } = await readShifts(page)
  expect(sum, JSON.stringify({ opened, shifts }, null, 1)).toBeLessThanOrEqual(MOST)
})

test('the watching itself works: what jumps is seen', async () => {
  const page = await openShop(390, 844)
  await page.getByRole('button', { name: 'На карте' }).waitFor()
  const before = await readShifts(page)

  await page.evaluate(() => {
    const box = document.createElement('div')
    box.style.height = '200px'
    document.body.prepend(box)
  })

  expect((await readShifts(page)).sum).toBeGreaterThan(before.sum + MOST)
})
