import type { Browser, Page } from 'playwright-core'
import { openPhone } from './browser.ts'
import { openCheckout, throughLink } from './checkout.ts'
import type { Country } from './country.ts'
import { SLOW_4G } from './link.ts'
import { PRICE, toInitScript } from './sites.ts'

/** What a shopper pays for the map, from the tap on. */
export interface Opening {
  readonly mapMs: number
  readonly pinsMs: number
  /** The last pin of the first view. */
  readonly allPinsMs: number
  /** Of the main thread's own time. */
  readonly longestTaskMs: number
  readonly heapMb: number
  readonly nodes: number
  readonly kB: number
}

const QUIET_MS = 2_000

/** Opens the map on a phone that saves data: nothing was fetched ahead. */
export async function measureOpening(browser: Browser, country: Country): Promise<Opening> {
  const way = throughLink(SLOW_4G)
  const checkout = await openCheckout(country, { way, script: 'gateway' })
  const phone = await openPhone(browser)
  const { page } = phone
  await page.addInitScript(toInitScript('measure-page'))
  await page.addInitScript(saveData)
  await page.goto(checkout.url, { waitUntil: 'commit' })
  await page.waitForFunction(hasText, PRICE)
  const button = page.locator('.bar button')
  await button.waitFor()
  const before = await phone.heapBytes()
  way.link.reset()

  const seen = { tappedAt: 0, mapAt: 0, first: 0, last: 0 }
  const tasks = await phone.own.watch(async () => {
    seen.tappedAt = await button.evaluate(tap)
    seen.mapAt = await untilMap(page)
    Object.assign(seen, await untilQuiet(page))
  })
  const kB = way.link.count().bytesDown / 1000
  const opening: Opening = {
    mapMs: seen.mapAt - seen.tappedAt,
    pinsMs: seen.first - seen.tappedAt,
    allPinsMs: seen.last - seen.tappedAt,
    longestTaskMs: tasks.longest(),
    heapMb: ((await phone.heapBytes()) - before) / 1e6,
    nodes: await page.evaluate(countNodes),
    kB,
  }
  await phone.close()
  await checkout.close()
  return opening
}

/** Runs in the page before its scripts: this phone saves data, for which nothing is fetched ahead. */
function saveData(): void {
  Object.defineProperty(navigator, 'connection', { value: { saveData: true } })
}

/** Runs in the page: when it was tapped. */
function tap(target: Element): number {
  window.measuring.forgetDrawing()
  const now = performance.now()
  if (target instanceof HTMLElement) target.click()
  return now
}

/** Runs in the page. */
function hasText(selector: string): boolean {
  const root = document.querySelector('courier-checkout')?.shadowRoot
  return Boolean(root?.querySelector(selector)?.textContent?.trim())
}

function untilMap(page: Page): Promise<number> {
  return page
    .waitForFunction(() => {
      const root = document.querySelector('courier-checkout')?.shadowRoot
      return root?.querySelector('.leaflet-container') ? performance.now() : null
    })
    .then((handle) => handle.jsonValue())
    .then(Number)
}

/** First and last drawing, once nothing was drawn for a while. */
async function untilQuiet(page: Page): Promise<{ first: number; last: number }> {
  await page.waitForFunction((quietMs) => {
    const { first, last } = window.measuring.drawn()
    return first > 0 && performance.now() - last > quietMs
  }, QUIET_MS)
  return page.evaluate(() => window.measuring.drawn())
}

/** Runs in the page: elements and texts, in shadow roots too. */
function countNodes(): number {
  const count = (node: Node): number => {
    let sum = 1
    for (const child of node.childNodes) sum += count(child)
    if (node instanceof Element && node.shadowRoot) sum += count(node.shadowRoot)
    return sum
  }
  return count(document)
}
