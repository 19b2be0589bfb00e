import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { quietly } from '../../e2e/browser.ts'
import { createOwnTime, type OwnTime } from './own-time.ts'

/** It calls nobody by itself, takes our certificate and tells its memory exactly. */
const HOW = quietly(['--ignore-certificate-errors', '--enable-precise-memory-info'])
const SHAPE = {
  viewport: { width: 390, height: 700 },
  locale: 'ru-RU',
  ignoreHTTPSErrors: true,
}
const PATIENCE_MS = 120_000
const SLOWER = 4
const STARTING_MS = 500

export function launch(): Promise<Browser> {
  return chromium.launch(HOW)
}

export interface Phone {
  readonly page: Page
  readonly devtools: CDPSession
  readonly own: OwnTime
  /** Of what is in use after the garbage was taken out. */
  heapBytes(): Promise<number>
  close(): Promise<void>
}

/** A phone of its own: no cache, no connection, four times slower than this machine. */
export async function openPhone(browser: Browser, { slower = SLOWER } = {}): Promise<Phone> {
  const context = await browser.newContext(SHAPE)
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  page.on('pageerror', (error) => process.stderr.write(`${error.stack}\n`))
  const devtools = await context.newCDPSession(page)
  if (slower > 1) await devtools.send('Emulation.setCPUThrottlingRate', { rate: slower })
  return {
    page,
    devtools,
    own: await createOwnTime(browser, devtools),
    async heapBytes() {
      await devtools.send('HeapProfiler.collectGarbage')
      const { usedSize, backingStorageSize = 0 } = await devtools.send('Runtime.getHeapUsage')
      return usedSize + backingStorageSize
    },
    close: () => context.close(),
  }
}

/**
 * A phone with a browser of its own. Chromium heeds `preconnect` only in a profile that is kept, and not
 * in the private windows that `openPhone` gives.
 */
export async function openWholePhone(): Promise<Pick<Phone, 'page' | 'close'>> {
  const context = await chromium.launchPersistentContext('', { ...HOW, ...SHAPE })
  context.setDefaultTimeout(PATIENCE_MS)
  const page = await context.newPage()
  const devtools = await context.newCDPSession(page)
  // What a browser does after its start is done before it is slowed down and measured.
  await page.waitForTimeout(STARTING_MS)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  return { page, close: () => context.close() }
}
