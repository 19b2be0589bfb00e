import type { Page } from 'playwright-core'

/** How long each checkout waits after the last key before it tells the server, and some. */
export const AFTER_TYPING_MS = { classic: 1_200, blocks: 2_000 } as const
/** A click is told at once; this is for the scripts that answer it. */
const AFTER_CLICK_MS = 500
const PATIENCE_MS = 20_000

/** What both checkouts cover with a veil while they compute. */
const BUSY = '.blockUI.blockOverlay, .wc-block-components-loading-mask'

export type Settle = (quietMs?: number) => Promise<void>

/** Waits until a page has asked nothing for a while: checkouts answer typing late and in steps. */
export function watchTraffic(page: Page): Settle {
  let inFlight = 0
  let lastChange = Date.now()
  const change = (by: number) => () => {
    inFlight += by
    lastChange = Date.now()
  }
  page.on('request', change(1))
  page.on('requestfinished', change(-1))
  page.on('requestfailed', change(-1))
  return async (quietMs = AFTER_CLICK_MS) => {
    // What was just done has perhaps not asked anything yet.
    lastChange = Date.now()
    const until = Date.now() + PATIENCE_MS
    const isBusy = () => inFlight > 0 || Date.now() - lastChange < quietMs
    while (Date.now() < until && (isBusy() || (await page.locator(BUSY).count()) > 0)) {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
}
