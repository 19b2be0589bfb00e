// What a key typed into the search of 10,000 loaded points costs, beside search libraries.
// `npm run bench:search -- --rounds 5`
import type { PointRow } from '@courier-checkout/api-client/contract'
import { ensureRivals } from '../../../scripts/rivals.ts'
import { kazan } from '../../../widget/playground/examples.ts'
import { createFakeGateway } from '../../../widget/playground/fake-gateway.ts'
import { inventPoints } from '../../../widget/playground/fake-points.ts'
import { SCENARIOS } from '../../../widget/playground/scenarios.ts'
import { serve } from '../../widget/serve.ts'
import { launch, openPhone } from './browser.ts'
import {
  PRICE,
  readPageScript,
  sendPacked,
  sendRival,
  sendWidget,
  toElement,
  toHtml,
  toInitScript,
} from './sites.ts'
import { judge, median, printTable, quantile, readRounds, toText } from './statistics.ts'

const POINTS = 10_000
const LIMIT_MS = 16
const TYPED = ['ул. ленина', 'мира 59', 'баумана', 'королёва 12', 'kzn-7', 'пушкина дом 3'] as const

/** Milliseconds of the main thread's own time, for each key. */
interface Round {
  /** The key's own task, and the scripts of the frame after it: search and list made anew. */
  readonly ours: readonly number[]
  /** All of the frame too: layout, drawing, the map. */
  readonly drawn: readonly number[]
  readonly minisearch: readonly number[]
  readonly ufuzzy: readonly number[]
}

const rounds = readRounds(process.argv)
ensureRivals()
const browser = await launch()
const answer = createFakeGateway({ ...SCENARIOS['many-points'], points: POINTS, delayMs: 5 })
const gateway = await serve(async (request) => {
  const response = await answer(request.url, {})
  response.headers.set('access-control-allow-origin', '*')
  return response
})
const texts = inventPoints(kazan, POINTS, 0).map(
  ({ address, name, code }: PointRow) => `${address} ${name} ${code}`,
)
const checkout = toHtml(
  '<script type="module" src="/widget/courier-checkout.js"></script>',
  `<form>${toElement({ gateway: gateway.url, key: 'pk_bench', town: kazan.code })}</form>`,
)
const rivals = toHtml(
  '',
  `<script src="/rivals/minisearch/dist/umd/index.js"></script>
  <script src="/rivals/@leeoniya/ufuzzy/dist/uFuzzy.iife.min.js"></script>
  <script type="module" src="/search-page.js"></script>`,
)
const shop = await serve((request) => {
  const { pathname } = new URL(request.url)
  if (pathname.startsWith('/widget/')) return sendWidget(pathname)
  if (pathname.startsWith('/rivals/')) return sendRival(pathname)
  if (pathname === '/search-page.js')
    return sendPacked(pathname, () => readPageScript('search-page'))
  if (pathname === '/texts.json') return sendPacked(pathname, () => JSON.stringify(texts))
  const html = pathname === '/rivals' ? rivals : checkout
  return new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } })
})

/** As typed: `м`, `ми`, `мир`, … */
const prefixes = TYPED.flatMap((text) => [...text].map((_, i) => text.slice(0, i + 1)))

const all: Round[] = []
for (let i = 0; i < rounds; i++) {
  const round = { ...(await typeOurs()), ...(await typeRivals()) }
  all.push(round)
  process.stdout.write(`  round ${i + 1}: p95 ${toText(quantile(round.ours, 0.95))} ms\n`)
}
await browser.close()
await shop.close()
await gateway.close()
report()

async function typeOurs(): Promise<Pick<Round, 'ours' | 'drawn'>> {
  const phone = await openPhone(browser)
  const { page } = phone
  await page.addInitScript(toInitScript('measure-page'))
  await page.goto(shop.url)
  await page.locator(PRICE).first().waitFor()
  await page.locator('.panel > .link').click()
  const field = page.locator('input[type="search"]')
  await field.waitFor()
  await page.waitForTimeout(1_000)
  const round: { ours: number[]; drawn: number[] } = { ours: [], drawn: [] }
  for (const text of TYPED) {
    // Emptying the field is no key, so it is not watched.
    await field.fill('')
    await page.evaluate(() => window.measuring.painted())
    const tasks = await phone.own.watch(async () => {
      for (const letter of text) {
        const cost = await phone.own.cost(async () => {
          await page.keyboard.type(letter)
          await page.evaluate(() => window.measuring.painted())
        })
        round.drawn.push(cost)
      }
    })
    round.ours.push(...tasks.handling('input'))
  }
  await phone.close()
  if (round.ours.length !== prefixes.length) throw new Error('a key was not seen')
  return round
}

async function typeRivals(): Promise<Pick<Round, 'minisearch' | 'ufuzzy'>> {
  const phone = await openPhone(browser)
  const { page } = phone
  await page.goto(`${shop.url}/rivals`)
  await page.waitForFunction(() => window.searchAll !== undefined)
  const type = async (way: 'minisearch' | 'ufuzzy'): Promise<readonly number[]> => {
    await page.evaluate((by) => window.prepare(by), way)
    const tasks = await phone.own.watch(() =>
      page.evaluate((queries) => window.searchAll(queries), prefixes),
    )
    return tasks.timers
  }
  const measured = { minisearch: await type('minisearch'), ufuzzy: await type('ufuzzy') }
  await phone.close()
  return measured
}

function report(): void {
  const row = (title: string, read: (round: Round) => readonly number[]): readonly string[] => [
    title,
    toText(median(all.map((round) => quantile(read(round), 0.5)))),
    toText(median(all.map((round) => quantile(read(round), 0.95)))),
  ]
  process.stdout.write(
    `\n${POINTS} points, a phone four times slower, milliseconds a key. Medians.\n`,
  )
  printTable(
    ['', 'p50', 'p95'],
    [
      row('ours: the key, search and list', (round) => round.ours),
      row('ours: with the frame that draws it', (round) => round.drawn),
      row('MiniSearch, prefix AND: the search alone', (round) => round.minisearch),
      row('uFuzzy: the search alone', (round) => round.ufuzzy),
    ],
  )
  process.stdout.write('\n')
  const values = all.map((round) => quantile(round.ours, 0.95))
  const isGood = judge({ name: 'typing p95', values, most: LIMIT_MS, unit: 'ms' })
  process.exitCode = isGood ? 0 : 1
}
