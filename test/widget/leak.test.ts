import type { Browser, CDPSession, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { SCENARIOS } from '../../widget/playground/scenarios.ts'
import type {} from './leak-page.ts'
import type { Ledger } from './ledger-page.ts'
import { isFull, launch, openTown, openWindow, readPageScript, type Town } from './stage.ts'

const ROUNDS = isFull ? 100 : 12
const WARM_UP = isFull ? 10 : 4
const MOST_GROWTH = 1_000_000

let browser: Browser
let town: Town
let page: Page
let devtools: CDPSession
/** Thrown where nobody caught it. */
let errors: string[]

beforeAll(async () => {
  browser = await launch()
  town = await openTown({
    scenario: { ...SCENARIOS.usual, delayMs: 5 },
    page: ({ gateway }) =>
      `<!doctype html><html lang="ru"><link rel="icon" href="data:,"><title>Магазин</title>
      <body data-gateway="${gateway}"><script type="module" src="/leak-page.js"></script>`,
  })
})
afterAll(async () => {
  await browser.close()
  await town.close()
})
beforeEach(async () => {
  const { context, page: opened } = await openWindow(browser, { time: 'real' })
  page = opened
  errors = []
  page.on('pageerror', (error) => errors.push(`${error.stack}`))
  await page.addInitScript(`(() => {${readPageScript('ledger-page.js')}})()`)
  await page.goto(town.shop.url)
  devtools = await context.newCDPSession(page)
  await page.waitForFunction(() => window.driver !== undefined)
})

afterEach(() => expect(errors).toEqual([]))

async function heapBytes(): Promise<number> {
  await devtools.send('HeapProfiler.collectGarbage')
  await devtools.send('HeapProfiler.collectGarbage')
  return (await devtools.send('Runtime.getHeapUsage')).usedSize
}

async function countNodes(): Promise<{ nodes: number; listeners: number }> {
  const { nodes, jsEventListeners } = await devtools.send('Memory.getDOMCounters')
  return { nodes, listeners: jsEventListeners }
}

const readLedger = (): Promise<Ledger> => page.evaluate(() => window.readLedger())

test(`${ROUNDS} times three widgets come, are used and go, and leave nothing behind`, async () => {
  const round = () => page.evaluate(() => window.driver?.round('finish') ?? [])
  for (let i = 0; i < WARM_UP; i++) await round()
  const before = { heap: await heapBytes(), ...(await countNodes()), ledger: await readLedger() }

  for (let i = 0; i < ROUNDS; i++) {
    for (const { ready, changes, errors } of await round()) {
      expect({ ready, changes: changes.length, errors }).toEqual({
        ready: 1,
        changes: 1,
        errors: [],
      })
    }
  }

  const after = { heap: await heapBytes(), ...(await countNodes()), ledger: await readLedger() }
  const grown = after.heap - before.heap
  process.stdout.write(
    `leak: ${ROUNDS} × 3 mounts, heap ${Math.round(grown / 1000)} kB, nodes ${after.nodes - before.nodes}, listeners ${after.listeners - before.listeners}\n`,
  )
  expect(after.ledger).toEqual({ ...before.ledger, timers: 0, frames: 0, requests: 0 })
  expect(grown).toBeLessThan(MOST_GROWTH)
  expect(after.nodes).toBeLessThanOrEqual(before.nodes + 10)
  expect(after.listeners).toBeLessThanOrEqual(before.listeners)
}, 600_000)

test('a widget taken away while it asks neither waits nor calls back', async () => {
  const before = await readLedger()

  for (let i = 0; i < ROUNDS; i++) {
    const told = await page.evaluate(() => window.driver?.round('interrupt') ?? [])
    expect(told.flatMap(({ errors }) => errors)).toEqual([])
  }

  expect(await readLedger()).toEqual({ ...before, timers: 0, frames: 0, requests: 0 })
}, 300_000)
