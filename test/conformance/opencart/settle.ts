import type { Page, Request } from 'playwright-core'

const QUIET_MS = 300
const PATIENCE_MS = 8_000
/** A button that the shop forgot to free. */
const BUSY_MS = 3_000

/**
 * Options of a browser's context that reaches this machine and the shop alone: maps stay plain. A proxy that is
 * not there, and no route that looks at each request: under load such a route keeps one for ever now and then.
 */
export function onlyShop(url: string) {
  return { proxy: { server: 'http://127.0.0.1:9', bypass: `127.0.0.1,${new URL(url).hostname}` } }
}

/** What OpenCart covers or marks while it computes. */
const BUSY = '[data-oc-loading], .btn[data-loading-text][disabled]'

/** Waits until a page has asked nothing for a while: checkouts answer typing late and in steps. */
export function watchTraffic(page: Page): () => Promise<void> {
  const asked = new Map<Request, number>()
  let lastChange = Date.now()
  const close = (request: Request) => {
    asked.delete(request)
    lastChange = Date.now()
  }
  page.on('request', (request) => {
    lastChange = Date.now()
    asked.set(request, lastChange)
  })
  page.on('requestfinished', close)
  page.on('requestfailed', close)
  // What a page that is left had asked may never be told to have ended.
  const isOpen = () => [...asked.values()].some((since) => Date.now() - since < PATIENCE_MS)
  return async () => {
    const until = Date.now() + PATIENCE_MS
    const isBusy = () => isOpen() || Date.now() - lastChange < QUIET_MS
    const isMarked = async () =>
      Date.now() - lastChange < BUSY_MS && (await page.locator(BUSY).count()) > 0
    while (Date.now() < until && (isBusy() || (await isMarked()))) {
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }
}
