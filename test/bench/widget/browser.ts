import { type Browser, type CDPSession, chromium, type Page } from 'playwright-core'
import { findBrowser } from '../../e2e/browser.ts'
import { createOwnTime, type OwnTime } from './own-time.ts'

/** A browser that calls nobody by itself, takes our certificate and tells its memory exactly. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--ignore-certificate-errors',
      '--enable-precise-memory-info',
    ],
  })
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
export async function openPhone(browser: Browser, { slower = 4 } = {}): Promise<Phone> {
  const context = await browser.newContext({
    viewport: { width: 390, height: 700 },
    locale: 'ru-RU',
    ignoreHTTPSErrors: true,
  })
  context.setDefaultTimeout(120_000)
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
