import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach } from 'vitest'
import type { Site } from './serve.ts'
import { type Look, launch, openPlayground, openWindow } from './stage.ts'

// Importers see what stands here now.
export let browser: Browser
export let playground: Site
export let page: Page
let context: BrowserContext

/** For all tests of the file that calls it: a browser and the playground. */
export function openPlaygroundOnce(): void {
  beforeAll(async () => {
    browser = await launch()
    playground = await openPlayground()
  })
  afterAll(async () => {
    await browser.close()
    await playground.close()
  })
}

/** For every test of the file that calls it, besides: a visitor's window of its own, empty yet. */
export function openWindowEachTime(look?: Look): void {
  beforeEach(async () => {
    const opened = await openWindow(browser, look)
    context = opened.context
    page = opened.page
  })
  afterEach(() => context.close())
}
