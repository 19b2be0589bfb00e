// When a shopper sees prices: the time from the start of the page, beside what the line itself takes
// and beside a rival's script that was merely evaluated. `npm run bench:paint -- --rounds 5`
import { ensureRivals } from '../../../scripts/rivals.ts'
import { openWholePhone } from './browser.ts'
import { openCheckout, type ScriptFrom, throughLink } from './checkout.ts'
import { type Country, openCountry } from './country.ts'
import { type Profile, SLOW_3G, SLOW_4G } from './link.ts'
import { PRICE, sendRival, toHtml } from './sites.ts'
import { judge, median, printTable, readRounds, toText } from './statistics.ts'

/** A page that was drawn, and what it took. */
interface Painted {
  readonly ms: number
  /** All that had come by then. */
  readonly kB: number
  /** Of the page, the script and the prices: what had to come. */
  readonly neededKB: number
  /** To the gateway, until the prices were on the screen. */
  readonly connections: number
}

type Contender = ScriptFrom | 'cdek'

const CONTENDERS: readonly Contender[] = ['gateway', 'shop', 'cdek']
const TITLES: Readonly<Record<Contender, string>> = {
  gateway: 'ours, prices painted; script from the gateway',
  shop: 'ours, prices painted; script from the shop, preconnect',
  cdek: 'CDEK widget, script evaluated only',
}
/**
 * Round trips that nothing can save: TCP, TLS and request of the page; then TCP and TLS to the gateway
 * and its script, or the shop's script while the connection is made; then the prices.
 */
const ROUND_TRIPS: Readonly<Record<ScriptFrom, number>> = { gateway: 7, shop: 6 }

/** Two certificates and what goes with them. */
const HANDSHAKES_KB = 3

const rounds = readRounds(process.argv)
ensureRivals()
const country = await openCountry(2_000)
let isGood = true
for (const profile of [SLOW_4G, SLOW_3G]) {
  const all = await measureAll(profile)
  report(profile, all)
}
await country.close()
process.exit(isGood ? 0 : 1)

type All = ReadonlyMap<Contender, readonly Painted[]>

async function measureAll(profile: Profile): Promise<All> {
  const all = new Map<Contender, Painted[]>(CONTENDERS.map((name) => [name, []]))
  for (let i = 0; i < rounds; i++) {
    for (const name of CONTENDERS) {
      const painted =
        name === 'cdek' ? await paintRival(profile) : await paintOurs(profile, country, name)
      all.get(name)?.push(painted)
      process.stdout.write(`  ${profile.name}, round ${i + 1}, ${name}: ${toText(painted.ms)} ms\n`)
    }
  }
  return all
}

async function paintOurs(profile: Profile, of: Country, script: ScriptFrom): Promise<Painted> {
  const way = throughLink(profile)
  const checkout = await openCheckout(of, { way, script })
  const phone = await openWholePhone()
  await phone.page.addInitScript(watchPrice, PRICE)
  way.link.reset()
  await phone.page.goto(checkout.url, { waitUntil: 'commit' })
  const ms = await phone.page
    .waitForFunction(() => window.pricePaintedAt)
    .then((handle) => handle.jsonValue())
  const { bytesDown, connections } = way.link.count()
  const neededKB = (await phone.page.evaluate(countNeeded)) / 1000 + HANDSHAKES_KB
  await phone.close()
  await checkout.close()
  return {
    ms: Number(ms),
    kB: bytesDown / 1000,
    neededKB,
    connections: connections.get(checkout.gatewayPort) ?? 0,
  }
}

declare global {
  interface Window {
    /** Milliseconds since the page was asked for. */
    pricePaintedAt?: number
  }
}

/** Runs in the page before its scripts: looks each frame whether a price is there. */
function watchPrice(selector: string): void {
  const look = (): void => {
    const root = document.querySelector('courier-checkout')?.shadowRoot
    if (!root?.querySelector(selector)?.textContent?.trim()) return void requestAnimationFrame(look)
    const { port1, port2 } = new MessageChannel()
    // Delivered when the frame has been drawn.
    port1.onmessage = () => {
      window.pricePaintedAt = performance.now()
    }
    port2.postMessage(null)
  }
  requestAnimationFrame(look)
}

/** Runs in the page: bytes of the page, of the chooser's first script and of the prices. */
async function countNeeded(): Promise<number> {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
  const find = (part: string) => entries.find(({ name }) => name.includes(part))
  const [page] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[]
  const prices = await (await fetch(find('/v1/quotes')?.name ?? '')).arrayBuffer()
  const script = find('/widget/courier-checkout.js')?.encodedBodySize ?? 0
  if (script === 0) throw new Error('the script does not tell its size')
  return (page?.encodedBodySize ?? 0) + script + prices.byteLength
}

async function paintRival(profile: Profile): Promise<Painted> {
  const way = throughLink(profile)
  const script = '/rivals/@cdek-it/widget/dist/cdek-widget.umd.js'
  const host = await way.open(() => sendRival(script))
  const html = toHtml(
    '',
    `<h1>Оформление заказа</h1><div id="cdek" style="height:400px"></div>
    <script src="${host.url}${script}" async onload="window.pricePaintedAt = performance.now()"></script>`,
  )
  const shop = await way.open(
    () => new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }),
  )
  const phone = await openWholePhone()
  way.link.reset()
  await phone.page.goto(shop.url, { waitUntil: 'commit' })
  const ms = await phone.page
    .waitForFunction(() => window.pricePaintedAt)
    .then((handle) => handle.jsonValue())
  const { bytesDown, connections } = way.link.count()
  await phone.close()
  await way.close()
  const kB = bytesDown / 1000
  return { ms: Number(ms), kB, neededKB: kB, connections: connections.get(host.port) ?? 0 }
}

/** What the line itself takes: round trips, and bytes one after the other. */
function toFloor({ rttMs, downBps }: Profile, script: ScriptFrom, kB: number): number {
  return ROUND_TRIPS[script] * rttMs + (kB * 8e6) / downBps
}

function report(profile: Profile, all: All): void {
  const of = (name: Contender, read: (painted: Painted) => number): readonly number[] =>
    (all.get(name) ?? []).map(read)
  process.stdout.write(`\n${profile.name}, a phone four times slower. Medians.\n`)
  printTable(
    ['', 'ms', 'floor ms', 'kB', 'connections'],
    CONTENDERS.map((name) => [
      TITLES[name],
      toText(median(of(name, (p) => p.ms))),
      name === 'cdek' ? '' : toText(median(of(name, (p) => toFloor(profile, name, p.neededKB)))),
      toText(median(of(name, (p) => p.kB))),
      toText(median(of(name, (p) => p.connections))),
    ]),
  )
  process.stdout.write('\n')
  const isSlow = profile === SLOW_3G
  for (const name of ['gateway', 'shop'] as const) {
    const floors = of(name, (p) => p.ms / toFloor(profile, name, p.neededKB))
    const rivals = of('cdek', (p) => p.ms)
    const beside = of(name, (p) => p.ms).map((ms, i) => ms / (rivals[i] ?? Number.NaN))
    const title = `${profile.name}, script from the ${name}`
    expect(`${title}: painted / floor`, floors, isSlow ? 1.2 : 1.4)
    expect(`${title}: painted / CDEK evaluated`, beside, isSlow ? 0.85 : 0.9)
    expect(
      `${title}: connections to the gateway`,
      of(name, (p) => p.connections),
      1,
    )
  }
}

function expect(name: string, values: readonly number[], most: number): void {
  isGood = judge({ name, values, most, unit: '' }) && isGood
}
