import { readFileSync } from 'node:fs'
import { stripTypeScriptTypes } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { createFakeGateway } from '../../widget/playground/fake-gateway.ts'
import type { Scenario } from '../../widget/playground/scenarios.ts'
import { launchBrowser } from '../e2e/browser.ts'
import { PLAYGROUND, WIDGET } from './build.ts'
import { readFolder, type Site, serve } from './serve.ts'

/** When every page is opened, so that dates, hours and pictures are the same on every run. */
export const NOW = new Date('2026-11-24T12:00:00+03:00')

export const isFull = process.env['WIDGET_TESTS'] === 'full'

/** A browser that calls nobody by itself and can be asked to collect its garbage. */
export function launch(): Promise<Browser> {
  return launchBrowser(['--enable-precise-memory-info', '--js-flags=--expose-gc'])
}

export interface Look {
  readonly width?: number
  readonly height?: number
  readonly locale?: string
  /** `real` where time itself is looked at. */
  readonly time?: 'moved' | 'real'
}

/** A window of one visitor. */
export async function openWindow(
  browser: Browser,
  { width = 390, height = 844, locale = 'ru-RU', time = 'moved' }: Look = {},
): Promise<{ readonly context: BrowserContext; readonly page: Page }> {
  const context = await browser.newContext({
    locale,
    timezoneId: 'Europe/Moscow',
    viewport: { width, height },
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  if (time === 'moved') await context.addInitScript(moveTime, NOW.getTime())
  return { context, page: await context.newPage() }
}

/** Runs in the page: its clock begins at `start` and goes on from there. */
function moveTime(start: number): void {
  const shift = start - Date.now()
  const Real = Date
  globalThis.Date = new Proxy(Real, {
    construct: (target, args) =>
      Reflect.construct(target, args.length === 0 ? [Real.now() + shift] : args),
    get: (target, name) =>
      name === 'now' ? () => Real.now() + shift : Reflect.get(target, name, target),
  })
}

/** The playground, built. */
export async function openPlayground(): Promise<Site> {
  const read = readFolder(PLAYGROUND)
  return serve((request) => read(new URL(request.url).pathname))
}

/** A shop, its gateway and its map pictures, each an origin of its own. */
export interface Town {
  readonly shop: Site
  readonly gateway: Site
  readonly tiles: Site
  close(): Promise<void>
}

export interface TownOptions {
  readonly scenario: Scenario
  /** The shop's page, when the addresses are known. */
  readonly page: (addresses: { readonly gateway: string; readonly tiles: string }) => string
  /** `content-security-policy` of that page. */
  readonly policy?: (addresses: { readonly gateway: string; readonly tiles: string }) => string
}

const TILE = `<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"><rect width="256" height="256" fill="#e8ece4"/></svg>`

export async function openTown({ scenario, page, policy }: TownOptions): Promise<Town> {
  const answer = createFakeGateway(scenario)
  const gateway = await serve(async (request) => {
    const body = request.method === 'POST' ? await request.text() : undefined
    const response = await answer(request.url, { ...(body !== undefined && { body }) })
    response.headers.set('access-control-allow-origin', '*')
    return response
  })
  const tiles = await serve(
    () => new Response(TILE, { headers: { 'content-type': 'image/svg+xml' } }),
  )
  const addresses = { gateway: gateway.url, tiles: `${tiles.url}/{z}/{x}/{y}.svg` }
  const widget = readFolder(join(WIDGET, 'dist'))
  const shop = await serve((request) => {
    const { pathname } = new URL(request.url)
    if (pathname.startsWith('/widget/')) return widget(pathname.slice('/widget/'.length))
    if (pathname.endsWith('-page.js')) {
      const headers = { 'content-type': 'text/javascript; charset=utf-8' }
      return new Response(readPageScript(pathname), { headers })
    }
    if (pathname !== '/') return new Response('', { status: 404 })
    const headers = new Headers({ 'content-type': 'text/html; charset=utf-8' })
    if (policy) headers.set('content-security-policy', policy({ ...addresses, tiles: tiles.url }))
    return new Response(page(addresses), { headers })
  })
  return {
    shop,
    gateway,
    tiles,
    async close() {
      await Promise.all([shop.close(), gateway.close(), tiles.close()])
    },
  }
}

/** A script of a page, written beside the tests: `/leak-page.js` is `leak-page.ts`. */
export function readPageScript(name: string): string {
  const path = join(import.meta.dirname, name.replace(/\.js$/, '.ts'))
  return stripTypeScriptTypes(readFileSync(path, 'utf8'))
}

export const CART = {
  currency: 'RUB',
  goods: 125_000,
  payment: 'cash',
  weightGrams: 1250,
  parcels: [],
} as const

const toAttribute = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;')

/** A checkout page that has the element and no script of its own. */
export function checkoutPage(
  { gateway, tiles }: { readonly gateway: string; readonly tiles: string },
  {
    script = 'module',
    names = ['delivery'],
  }: { script?: 'module' | 'classic'; names?: string[] } = {},
): string {
  const element = (name: string): string => `<courier-checkout name="${name}"
    gateway="${gateway}" shop="pk_test" locale="ru" town="15500" tiles="${tiles}"
    tiles-attribution="Нарисованная карта" cart="${toAttribute(JSON.stringify(CART))}"
    methods="pickup_point:points,door:courier"></courier-checkout>`
  const source =
    script === 'module'
      ? '<script type="module" src="/widget/courier-checkout.js"></script>'
      : '<script src="/widget/courier-checkout.classic.js" async></script>'
  return `<!doctype html><html lang="ru"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="icon" href="data:,"><title>Оформление заказа</title>
    <h1>Оформление заказа</h1><form id="order">${names.map(element).join('')}</form>${source}</html>`
}
