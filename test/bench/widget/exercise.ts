import type { Browser, Page } from 'playwright-core'
import type { Site } from '../../widget/serve.ts'
import { serve } from '../../widget/serve.ts'
import { openPhone, type Phone } from './browser.ts'
import type { Country } from './country.ts'
import type { Columns, Way } from './rival-page.ts'
import { PRICE, readPageScript, sendPacked, sendRival, toHtml, toInitScript } from './sites.ts'

export type Contender = Way | 'ours'

/** One contender through the whole script: opening, zooms, pans, filters. */
export interface Exercised {
  /** From the call, or the tap, to points on the screen; the data is at hand or on this machine. */
  readonly readyMs: number
  readonly heapMb: number
  /** From here on the main thread's own time. */
  readonly zoomMs: readonly number[]
  readonly panMs: readonly number[]
  readonly filterMs: readonly number[]
  readonly longestTaskMs: number
}

const FILTERS = 4
type Spot = readonly [number, number]
const MOSCOW: Spot = [55.76, 37.62]
const CITIES: readonly Spot[] = [MOSCOW, [59.94, 30.31], [55.03, 82.92]]
const COUNTRY: Spot = [57, 60]
const PANS: readonly Spot[] = [
  [250, 0],
  [0, 250],
  [-250, 0],
  [0, -250],
]
/** Between two moves. The rivals have nothing more to do by then. */
const SETTLING_MS = 120
/** What came into view is fetched, read and drawn: tasks of their own, all of them before the next move. */
const LOADING_MS = 400

/** The widget itself, in its own page; its script is at hand, the points come from this machine after the tap. */
export async function exerciseOurs(browser: Browser, url: string): Promise<Exercised> {
  const phone = await openPhone(browser)
  const { page } = phone
  await page.addInitScript(toInitScript('measure-page'))
  await page.goto(url)
  await page.locator(PRICE).first().waitFor()
  const button = page.locator('.bar button')
  await button.waitFor()
  await page.waitForFunction(isMapFetched)
  const before = await phone.heapBytes()
  const readyMs = await button.evaluate(async (target) => {
    window.measuring.forgetDrawing()
    const start = performance.now()
    // `evaluate` reaches into the shadow root, where only elements are.
    ;(target as HTMLElement).click()
    while (window.measuring.drawn().first === 0) await new Promise(requestAnimationFrame)
    return window.measuring.drawn().first - start
  })
  await page.waitForFunction(() => performance.now() - window.measuring.drawn().last > 1_000)
  const heapMb = ((await phone.heapBytes()) - before) / 1e6
  const chips = page.locator('.chip-button')
  const filter = (): Promise<void> =>
    chips.nth(1).evaluate(async (chip) => {
      if (chip instanceof HTMLElement) chip.click()
      await window.measuring.painted()
    })
  return finish(phone, { readyMs, heapMb, filter, settlingMs: LOADING_MS })
}

/** Runs in the page. */
function isMapFetched(): boolean {
  const files = performance.getEntriesByType('resource')
  return files.some(({ name }) => name.includes('courier-checkout-map'))
}

/** A page that holds every point and does nothing else. */
export async function exerciseRival(
  browser: Browser,
  { url, way }: { readonly url: string; readonly way: Way },
): Promise<Exercised> {
  const phone = await openPhone(browser)
  const { page } = phone
  await page.addInitScript(toInitScript('measure-page'))
  await page.goto(url)
  await page.waitForFunction(() => window.rival !== undefined)
  const before = await phone.heapBytes()
  const readyMs = await page.evaluate((how) => window.rival.open(how), way)
  const heapMb = ((await phone.heapBytes()) - before) / 1e6
  let isNarrow = false
  const filter = async (): Promise<void> => {
    isNarrow = !isNarrow
    await page.evaluate(async (cards) => {
      window.rival.filter(cards)
      await window.measuring.painted()
    }, isNarrow)
  }
  return finish(phone, {
    readyMs,
    heapMb,
    filter: way === 'bare' ? null : filter,
    settlingMs: SETTLING_MS,
  })
}

interface Opened {
  readonly readyMs: number
  readonly heapMb: number
  /** `null`: there is nothing to filter. */
  readonly filter: (() => Promise<void>) | null
  readonly settlingMs: number
}

/** The same moves and changes for each. */
async function finish(phone: Phone, { filter, settlingMs, ...opened }: Opened): Promise<Exercised> {
  const { page, own } = phone
  const [zoomMs, panMs, filterMs]: [number[], number[], number[]] = [[], [], []]
  const tasks = await own.watch(async () => {
    for (const city of CITIES) await travel(phone, { city, zoomMs, panMs, settlingMs })
    await setView(page, MOSCOW, 12)
    await page.waitForTimeout(500)
    for (let i = 0; filter && i < FILTERS; i++) filterMs.push(await own.cost(filter))
  })
  await phone.close()
  return { ...opened, zoomMs, panMs, filterMs, longestTaskMs: tasks.longest() }
}

interface Travel {
  readonly city: Spot
  readonly zoomMs: number[]
  readonly panMs: number[]
  readonly settlingMs: number
}

/** From the whole country down to a house, to its sides, and back. */
async function travel(
  { page, own }: Phone,
  { city, zoomMs, panMs, settlingMs }: Travel,
): Promise<void> {
  const zoomTo = async (centre: Spot, zoom: number): Promise<void> => {
    zoomMs.push(await own.cost(() => setView(page, centre, zoom)))
    await page.waitForTimeout(settlingMs)
  }
  await zoomTo(COUNTRY, 4)
  for (let zoom = 6; zoom <= 16; zoom += 2) {
    await zoomTo(city, zoom)
    for (const offset of zoom < 10 ? [] : PANS) {
      panMs.push(await own.cost(() => panBy(page, offset)))
      await page.waitForTimeout(settlingMs)
    }
  }
  for (let zoom = 15; zoom >= 5; zoom -= 2) await zoomTo(city, zoom)
}

const setView = (page: Page, centre: Spot, zoom: number): Promise<void> =>
  page.evaluate(
    async ([to, at]) => {
      window.leafletMap?.setView(to, at, { animate: false })
      await window.measuring.painted()
    },
    [centre, zoom] as const,
  )

const panBy = (page: Page, offset: Spot): Promise<void> =>
  page.evaluate(async (by) => {
    window.leafletMap?.panBy(by, { animate: false })
    await window.measuring.painted()
  }, offset)

/** The rivals' page and the same points that ours has. */
export function openRivals(country: Country): Promise<Site> {
  const { points } = country
  const columns: Columns = {
    lat: points.map(({ lat }) => lat),
    lon: points.map(({ lon }) => lon),
    card: points.map(({ acceptsCard }) => acceptsCard),
  }
  const scripts = ['leaflet/dist/leaflet', 'leaflet.markercluster/dist/leaflet.markercluster']
  const html = toHtml(
    `<link rel="stylesheet" href="/rivals/leaflet/dist/leaflet.css">
    <style>body{margin:0}#map{height:100vh}.pin{border-radius:50%;background:#1f5bd8}</style>`,
    `<div id="map"></div>${[...scripts, 'supercluster/dist/supercluster.min']
      .map((script) => `<script src="/rivals/${script}.js"></script>`)
      .join('')}<script type="module" src="/rival-page.js"></script>`,
  )
  return serve((request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/rivals/')) return sendRival(pathname)
    if (pathname === '/rival-page.js')
      return sendPacked(pathname, () => readPageScript('rival-page'))
    if (pathname === '/country.json')
      return sendPacked(`/${points.length}${pathname}`, () => JSON.stringify(columns))
    return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
  })
}
