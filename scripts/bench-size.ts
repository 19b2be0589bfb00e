// What a checkout page loads, beside what rivals make it load. Fails over the limits.
import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { ensureRivals, readRival } from './rivals.ts'

interface Size {
  readonly raw: number
  readonly gzip: number
  readonly brotli: number
}

/** In bytes. Over a target is told, over a limit fails. */
interface Budget {
  readonly target: Omit<Size, 'raw'>
  readonly limit: Omit<Size, 'raw'>
}

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const dist = join(root, 'widget', 'dist')

const FIRST: Budget = {
  target: { gzip: 15_000, brotli: 14_000 },
  limit: { gzip: 20_000, brotli: 18_000 },
}
const MAP: Budget = {
  target: { gzip: 33_000, brotli: 30_000 },
  limit: { gzip: 40_000, brotli: 35_000 },
}
const LANGUAGE: Budget = {
  target: { gzip: 3_000, brotli: 3_000 },
  limit: { gzip: 3_000, brotli: 3_000 },
}

let failures = 0

function measure(body: Buffer): Size {
  return {
    raw: body.length,
    gzip: gzipSync(body, { level: 9 }).length,
    brotli: brotliCompressSync(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }).length,
  }
}

function measureOurs(pattern: string): Size {
  const [file] = globSync(pattern, { cwd: dist })
  if (!file) throw new Error(`the build left no ${pattern}`)
  return measure(readFileSync(join(dist, file)))
}

function add(...sizes: readonly Size[]): Size {
  const sum = (of: keyof Size) => sizes.reduce((total, size) => total + size[of], 0)
  return { raw: sum('raw'), gzip: sum('gzip'), brotli: sum('brotli') }
}

function print(name: string, size: Size, budget?: Budget) {
  const cells = [size.raw, size.gzip, size.brotli].map((bytes) => String(bytes).padStart(9))
  process.stdout.write(
    `${name.padEnd(58)}${cells.join('')}  ${budget ? judge(size, budget) : ''}\n`,
  )
}

function judge({ gzip, brotli }: Size, { target, limit }: Budget): string {
  const goal = `target ${target.gzip} / ${target.brotli}`
  if (gzip > limit.gzip || brotli > limit.brotli) {
    failures++
    return `OVER THE LIMIT ${limit.gzip} / ${limit.brotli}`
  }
  return gzip > target.gzip || brotli > target.brotli ? `over the ${goal}` : `within the ${goal}`
}

function compare(name: string, ours: Size, rival: Size, most: number) {
  const ratio = ours.brotli / rival.brotli
  const verdict = ratio <= most ? 'met' : 'missed'
  process.stdout.write(
    `${name.padEnd(58)}${ratio.toFixed(2).padStart(9)}  wanted at most ${most}: ${verdict}\n`,
  )
}

function printOurs() {
  print('first script: Preact, chooser, styles, Russian', first, FIRST)
  print('  the same as a classic script', measureOurs('courier-checkout.classic.js'), FIRST)
  print('the inside of a method, fetched beside the prices', inside)
  print('BEFORE THE MAP OPENS', beforeMap)
  print('map: Leaflet, list, filters, search, styles', map, MAP)
  print('AFTER THE MAP HAS OPENED', add(beforeMap, map))
  for (const file of globSync('courier-checkout-??.*.js', { cwd: dist }).sort()) {
    print(`another language: ${file.slice(17, 19)}`, measureOurs(file), LANGUAGE)
  }
}

function printRivals() {
  ensureRivals()
  const cdek = measure(readRival('@cdek-it/widget/dist/cdek-widget.umd.js'))
  const myparcel = measure(readRival('.packed/package/dist/index.js'))
  const leaflet = add(
    ...['leaflet/dist/leaflet.js', 'leaflet/dist/leaflet.css'].map((path) =>
      measure(readRival(path)),
    ),
    measure(readRival('leaflet.markercluster/dist/leaflet.markercluster.js')),
  )
  print('@cdek-it/widget 3.11.1 (its map comes from Yandex besides)', cdek)
  print('@myparcel-dev/delivery-options 7.5.3 (Leaflet besides)', myparcel)
  print('leaflet 1.9.4 + leaflet.markercluster 1.5.3', leaflet)

  process.stdout.write(`\n${'ratios, brotli'.padEnd(58)}\n`)
  compare('first script / @cdek-it/widget', first, cdek, 0.15)
  compare('first script / @myparcel-dev/delivery-options', first, myparcel, 0.25)
  compare('map / leaflet + markercluster', map, leaflet, 0.75)
  compare('everything before the map / @cdek-it/widget', beforeMap, cdek, 1)
  compare('everything before the map / @myparcel-dev/delivery-options', beforeMap, myparcel, 1)
}

spawnSync('node', [join(root, 'scripts', 'build-widget.ts'), '--if-stale'], { stdio: 'inherit' })

const first = measureOurs('courier-checkout.js')
const inside = measureOurs('courier-checkout-inside.*.js')
const map = measureOurs('courier-checkout-map.*.js')
const beforeMap = add(first, inside)

process.stdout.write(`\n${'bytes'.padEnd(58)}      raw     gzip   brotli\n`)
printOurs()
// The test run watches our own limits and needs no rival for that.
if (!process.argv.includes('--own')) printRivals()

if (failures > 0) process.exit(1)
