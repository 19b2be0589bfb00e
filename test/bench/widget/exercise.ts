import type { Browser } from 'playwright-core'
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
  readonly zoomMs: readonly number[]
  readonly panMs: readonly number[]
  readonly filterMs: readonly number[]
  readonly longestTaskMs: number
}

const FILTERS = 4
const MOSCOW = [55.76, 37.62] as const

/** The widget itself, in its own page; its files come from this machine after the tap. */
export async function exerciseOurs(browser: Browser, url: string): Promise<Exercised> {
  const phone = await openPhone(browser)
  const { page } = phone
  await page.addInitScript(toInitScript('measure-page'))
  await page.goto(url)
  await page.locator(PRICE).first().waitFor()
  const button = page.locator('.bar button')
  await button.waitFor()
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
  const moves = await move(phone)
  const chips = page.locator('.chip-button')
  const filterMs: number[] = []
  for (let i = 0; i < FILTERS; i++) {
    filterMs.push(
      await chips
        .nth(1)
        .evaluate((chip) => window.measuring.work(() => (chip as HTMLElement).click())),
    )
    await page.waitForTimeout(150)
  }
  return finish(phone, { ...moves, readyMs, heapMb, filterMs })
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
  const moves = await move(phone)
  const filterMs: number[] = []
  for (let i = 0; way !== 'bare' && i < FILTERS; i++) {
    filterMs.push(await page.evaluate((cards) => window.rival.filter(cards), i % 2 === 0))
  }
  return finish(phone, { ...moves, readyMs, heapMb, filterMs })
}

async function move({
  page,
}: Phone): Promise<{ zoomMs: readonly number[]; panMs: readonly number[] }> {
  await page.evaluate(() => window.measuring.forgetTasks())
  const { zooms, pans } = await page.evaluate(() => window.measuring.exercise())
  await page.evaluate(
    ([lat, lon]) => window.leafletMap?.setView([lat, lon], 12, { animate: false }),
    MOSCOW,
  )
  await page.waitForTimeout(500)
  return { zoomMs: zooms, panMs: pans }
}

async function finish(
  phone: Phone,
  measured: Omit<Exercised, 'longestTaskMs'>,
): Promise<Exercised> {
  const longestTaskMs = await phone.page.evaluate(() => window.measuring.longest())
  await phone.close()
  return { ...measured, longestTaskMs }
}

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
