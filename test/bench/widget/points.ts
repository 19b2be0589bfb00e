// What a map of a whole country's points costs on a phone, beside what others cost.
// `npm run bench:points -- --rounds 5`; `--only 2000` for one size of the country, which judges nothing
// that needs another.
import { ensureRivals } from '../../../scripts/rivals.ts'
import { launch } from './browser.ts'
import { directly, openCheckout } from './checkout.ts'
import { type Country, openCountry } from './country.ts'
import {
  type Contender,
  type Exercised,
  exerciseOurs,
  exerciseRival,
  openRivals,
} from './exercise.ts'
import { measureOpening, type Opening } from './opening.ts'
import { judge, median, printTable, quantile, readRounds, toText } from './statistics.ts'

const ALL_SIZES = [2_000, 15_000, 100_000] as const
const BIGGEST = 100_000
const CONTENDERS: readonly Contender[] = ['bare', 'ours', 'supercluster', 'markercluster']

const zoomP95 = ({ zoomMs }: Exercised): number => quantile(zoomMs, 0.95)
const panP95 = ({ panMs }: Exercised): number => quantile(panMs, 0.95)
const filter = ({ filterMs }: Exercised): number => median(filterMs)

const rounds = readRounds(process.argv)
const only = process.argv.includes('--only')
  ? Number(process.argv[process.argv.indexOf('--only') + 1])
  : null
const SIZES = ALL_SIZES.filter((size) => only === null || size === only)
ensureRivals()
const browser = await launch()
const openings = new Map<number, readonly Opening[]>()
const exercises = new Map<Contender, Exercised[]>(CONTENDERS.map((name) => [name, []]))

for (const size of SIZES) {
  say(`A country of ${size} points, on a phone four times slower, over slow 4G`)
  const country = await openCountry(size)
  openings.set(size, await openMany(country))
  // Only the biggest tells the methods apart.
  if (size === BIGGEST) await exerciseAll(country)
  await country.close()
}
await browser.close()
printOpenings()
if (SIZES.includes(BIGGEST)) printExercises()
process.exit(!SIZES.includes(BIGGEST) || judgeAll() ? 0 : 1)

async function openMany(country: Country): Promise<readonly Opening[]> {
  const all: Opening[] = []
  for (let i = 0; i < rounds; i++) {
    const opening = await measureOpening(browser, country)
    say(`  round ${i + 1}: pins after ${toText(opening.pinsMs)} ms`)
    all.push(opening)
  }
  return all
}

/** One round of each after the other, so that a slow minute of the machine hits all of them. */
async function exerciseAll(country: Country): Promise<void> {
  const checkout = await openCheckout(country, { way: directly(), script: 'shop' })
  const rivals = await openRivals(country)
  for (let i = 0; i < rounds; i++) {
    for (const name of CONTENDERS) {
      const done =
        name === 'ours'
          ? await exerciseOurs(browser, checkout.url)
          : await exerciseRival(browser, { url: rivals.url, way: name })
      exercises.get(name)?.push(done)
      say(`  round ${i + 1}, ${name}: ready after ${toText(done.readyMs)} ms`)
    }
  }
  await checkout.close()
  await rivals.close()
}

function printOpenings(): void {
  say('\nTap → map, cold: nothing was fetched ahead. Medians.')
  const middle = (size: number, of: keyof Opening): string =>
    toText(median((openings.get(size) ?? []).map((opening) => opening[of])))
  printTable(
    ['points', 'map ms', 'pins ms', 'all pins ms', 'longest task ms', 'heap MB', 'nodes', 'kB'],
    SIZES.map((size) => [
      String(size),
      ...(['mapMs', 'pinsMs', 'allPinsMs', 'longestTaskMs', 'heapMb', 'nodes', 'kB'] as const).map(
        (of) => middle(size, of),
      ),
    ]),
  )
}

function of(name: Contender, read: (done: Exercised) => number): readonly number[] {
  return (exercises.get(name) ?? []).map(read)
}

function printExercises(): void {
  say('\nThe same script of zooms, pans and filters with 100,000 points. Medians of the rounds.')
  printTable(
    ['', 'ready ms', 'heap MB', 'zoom p95 ms', 'pan p95 ms', 'filter ms', 'longest task ms'],
    CONTENDERS.map((name) => [
      name,
      ...[
        (done: Exercised) => done.readyMs,
        (done: Exercised) => done.heapMb,
        zoomP95,
        panP95,
        filter,
        (done: Exercised) => done.longestTaskMs,
      ].map((read) => toText(median(of(name, read)))),
    ]),
  )
}

function judgeAll(): boolean {
  say('')
  const biggest = openings.get(BIGGEST) ?? []
  const ratio = (rival: Contender, read: (done: Exercised) => number): readonly number[] => {
    const theirs = of(rival, read)
    return of('ours', read).map((value, i) => value / (theirs[i] ?? Number.NaN))
  }
  const limits = [
    ['ready / markercluster', ratio('markercluster', (d) => d.readyMs), 0.05, ''],
    ['ready / supercluster', ratio('supercluster', (d) => d.readyMs), 0.6, ''],
    ['heap / markercluster', ratio('markercluster', (d) => d.heapMb), 0.05, ''],
    ['heap / supercluster', ratio('supercluster', (d) => d.heapMb), 0.3, ''],
    ['filter change / markercluster', ratio('markercluster', filter), 0.03, ''],
    ['filter change / supercluster', ratio('supercluster', filter), 0.25, ''],
    ['zoom p95 / bare Leaflet', ratio('bare', zoomP95), 2.5, ''],
    ['longest task while opening', biggest.map((o) => o.longestTaskMs), 150, 'ms'],
    ['longest task while moving and filtering', of('ours', (d) => d.longestTaskMs), 100, 'ms'],
    ['nodes', biggest.map((o) => o.nodes), 3_000, ''],
    ['bytes after the tap', biggest.map((o) => o.kB), 150, 'kB'],
  ] as const
  return limits
    .map(([name, values, most, unit]) => judge({ name, values, most, unit }))
    .every((isMet) => isMet)
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
