import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { SCENARIOS } from '../../widget/playground/scenarios.ts'
import { checkoutPage, launch, openTown, openWindow, type Town } from './stage.ts'

let browser: Browser
let town: Town | undefined

beforeAll(async () => {
  browser = await launch()
})
afterEach(() => town?.close())
afterAll(() => browser.close())

const policy = ({ gateway, tiles }: { gateway: string; tiles: string }): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    `connect-src ${gateway}`,
    `img-src ${tiles} data:`,
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')

interface Watched {
  readonly page: Page
  /** What the policy stopped. */
  violations(): Promise<readonly string[]>
  readonly errors: readonly string[]
  readonly hosts: ReadonlySet<string>
}

async function visit(at: Town): Promise<Watched> {
  const { page } = await openWindow(browser)
  const errors: string[] = []
  const hosts = new Set<string>()
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    if (protocol !== 'data:') hosts.add(host)
  })
  await page.addInitScript(() => {
    const seen: string[] = []
    Object.assign(window, { cspViolations: seen })
    document.addEventListener('securitypolicyviolation', (event) => {
      seen.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`)
    })
  })
  await page.goto(at.shop.url)
  // Set by the script above.
  const violations = () =>
    page.evaluate(() => (window as unknown as { cspViolations: string[] }).cspViolations)
  return { page, violations, errors, hosts }
}

/** Everything a shopper can open: prices, map, a card, search, filters, address, token. */
async function useEverything(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'На карте' }).click()
  await page.locator('.leaflet-tile-loaded').first().waitFor()
  await page.getByRole('button', { name: 'Подробнее' }).first().click()
  await page.getByRole('button', { name: 'К списку' }).click()
  await page.getByRole('searchbox').fill('мира')
  await page.getByRole('searchbox').fill('')
  await page.getByRole('button', { name: /^Карта \d/ }).click()
  await page.getByRole('button', { name: 'Приблизить' }).click()
  await page.getByRole('button', { name: 'Закрыть' }).click()
  await page.getByRole('radio', { name: 'До двери' }).click()
  await page.getByRole('combobox', { name: 'Улица' }).fill('Бау')
  await page.getByRole('option').first().click()
  await page.getByLabel('Дом', { exact: true }).fill('7')
  await page.getByRole('button', { name: 'Доставить сюда' }).click()
  await page.getByRole('button', { name: 'Изменить' }).waitFor()
}

test.each(['module', 'classic'] as const)(
  'as a %s script under the strictest policy nothing is stopped and nobody else is called',
  async (script) => {
    town = await openTown({
      scenario: SCENARIOS.usual,
      page: (addresses) => checkoutPage(addresses, { script }),
      policy,
    })
    const watched = await visit(town)

    await useEverything(watched.page)

    expect(await watched.violations()).toEqual([])
    expect(watched.errors).toEqual([])
    const home = [town.shop, town.gateway, town.tiles].map(({ url }) => new URL(url).host)
    expect([...watched.hosts].sort()).toEqual(home.sort())
  },
)

test('the watching itself works: what the policy forbids is seen', async () => {
  town = await openTown({
    scenario: SCENARIOS.usual,
    page: (addresses) =>
      checkoutPage(addresses).replace('</form>', '<b style="color:red">!</b></form>'),
    policy,
  })
  const watched = await visit(town)

  expect(await watched.violations()).toEqual([expect.stringContaining('style-src')])
})
