import type { Page } from 'playwright-core'

const QUIET_MS = 300
const PATIENCE_MS = 8_000
/** A button that the shop forgot to free. */
const BUSY_MS = 3_000

/** What OpenCart covers or marks while it computes. */
const BUSY = '[data-oc-loading], .btn[data-loading-text][disabled]'

/** Waits until a page has asked nothing for a while: checkouts answer typing late and in steps. */
export function watchTraffic(page: Page): () => Promise<void> {
  let inFlight = 0
  let lastChange = Date.now()
  const change = (by: number) => () => {
    inFlight += by
    lastChange = Date.now()
  }
  page.on('request', change(1))
  page.on('requestfinished', change(-1))
  page.on('requestfailed', change(-1))
  return async () => {
    const until = Date.now() + PATIENCE_MS
    const isBusy = () => inFlight > 0 || Date.now() - lastChange < QUIET_MS
    const isMarked = async () =>
      Date.now() - lastChange < BUSY_MS && (await page.locator(BUSY).count()) > 0
    while (Date.now() < until && (isBusy() || (await isMarked()))) {
      await new Promise((resolve) => setTimeout(resolve, 40))
    }
  }
}
