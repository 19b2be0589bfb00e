import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { test as base, expect } from 'vitest'
import { type RunningDemo, startDemo } from '../../demo/start-demo.ts'
import { launchBrowser, type Misdeeds, watch } from './browser.ts'

/** A demo on free ports with empty data, and a shopper's browser in front of it. */
export interface Stage {
  readonly demo: RunningDemo
  readonly context: BrowserContext
  readonly misdeeds: Misdeeds
  /** The shopper's window. */
  readonly shopper: Page
  /** The merchant's window. */
  readonly merchant: Page
}

export const test = base.extend<{ stage: Stage; browser: Browser }>({
  browser: [
    // biome-ignore lint/correctness/noEmptyPattern: Vitest reads which fixtures are needed from it.
    async ({}, use) => {
      const browser = await launchBrowser()
      await use(browser)
      await browser.close()
    },
    { scope: 'file' },
  ],
  stage: async ({ browser }, use) => {
    const dataDir = await mkdtemp(join(tmpdir(), 'courier-demo-'))
    const demo = await startDemo({ port: 0, dataDir })
    const context = await browser.newContext({
      locale: 'ru-RU',
      timezoneId: 'Europe/Moscow',
      viewport: { width: 1100, height: 900 },
    })
    context.setDefaultTimeout(12_000)
    const misdeeds = watch(context)
    const [shopper, merchant] = [await context.newPage(), await context.newPage()]

    await use({ demo, context, misdeeds, shopper, merchant })

    await context.close()
    await demo.close()
    await rm(dataDir, { recursive: true, force: true })
    expect([...misdeeds.foreignHosts], 'the pages talk to nobody else').toEqual([])
    expect(misdeeds.errors, 'the console stays clean').toEqual([])
  },
})
