// What the gateway does with a whole country's points: `npm run bench:dataset`.
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { brotliDecompressSync } from 'node:zlib'
import type { PickupPoint } from '@courier-checkout/api-client'
import { PointsManifest } from '@courier-checkout/api-client/contract'
import { openPacker } from '../../gateway/src/dataset/packer.ts'
import { createPointsDataset } from '../../gateway/src/dataset/points-dataset.ts'
import { createSystemClock } from '../../gateway/src/lib/clock.ts'
import { createMetrics } from '../../gateway/src/lib/metrics.ts'
import { generatePoints, type Point } from '../../simulator/src/places/points.ts'
import { judge, quantile, readRounds, toText } from './widget/statistics.ts'

const POINTS = 100_000
const MOSCOW = { latitude: 55.76, longitude: 37.62 }
const rounds = readRounds(process.argv)
const points = generatePoints(POINTS).all.map(toPickupPoint)
const figures = { publishedMs: [], stallMs: [], searchMs: [], again: [] } as {
  publishedMs: number[]
  stallMs: number[]
  searchMs: number[]
  again: number[]
}
let sizes = { manifest: 0, largestLeaf: 0, all: 0, leaves: 0 }

for (let i = 0; i < rounds; i++) await measure()
say(`${POINTS} points: ${sizes.leaves} leaves, ${toText(sizes.all / 1000)} kB in all (brotli)`)
say(`changed list with one new row: ${toText(quantile(figures.again, 0.5))} files packed anew\n`)
const isGood = [
  judge({ name: 'list → published', values: figures.publishedMs, most: 10_000, unit: 'ms' }),
  judge({ name: 'longest stall of requests', values: figures.stallMs, most: 100, unit: 'ms' }),
  judge({ name: 'search in the country, p95', values: figures.searchMs, most: 5, unit: 'ms' }),
  judge({ name: 'manifest with overview', values: [sizes.manifest / 1000], most: 15, unit: 'kB' }),
  judge({ name: 'largest leaf', values: [sizes.largestLeaf / 1000], most: 40, unit: 'kB' }),
].every((isMet) => isMet)
process.exit(isGood ? 0 : 1)

async function measure(): Promise<void> {
  const start = performance.now()
  const stalls = monitorEventLoopDelay({ resolution: 1 })
  let published = false
  let changed = 0
  const dataset = createPointsDataset({
    clock: createSystemClock(),
    log(event, fields) {
      if (event !== 'points.published') return
      stalls.disable()
      if (!published) figures.publishedMs.push(performance.now() - start)
      published = true
      changed = Number(fields?.['changed'])
    },
    metrics: createMetrics(),
    openPacker,
    stopping: new AbortController().signal,
  })
  stalls.enable()
  await dataset.update('8814', { points, updatedAt: new Date() })
  figures.stallMs.push(stalls.max / 1e6)
  sizes = weigh((name) => dataset.file('8814', name)?.br ?? new Uint8Array())
  figures.searchMs.push(
    quantile(
      queries().map((query) => time(() => dataset.search('8814', query, MOSCOW))),
      0.95,
    ),
  )
  const [first, ...rest] = points
  if (first)
    await dataset.update('8814', {
      points: [{ ...first, hours: 'x' }, ...rest],
      updatedAt: new Date(),
    })
  figures.again.push(changed)
}

function weigh(read: (name: string) => Uint8Array): typeof sizes {
  const manifest = read('manifest.json')
  const { leaves } = PointsManifest.parse(JSON.parse(brotliDecompressSync(manifest).toString()))
  const all = leaves.map(([z, x, y, , hash]) => read(`${z}-${x}-${y}.${hash}.json`).length)
  return {
    manifest: manifest.length,
    largestLeaf: Math.max(...all),
    all: all.reduce((sum, bytes) => sum + bytes, manifest.length),
    leaves: leaves.length,
  }
}

/** As people type: towns letter by letter, streets with houses, codes, slips. */
function queries(): readonly string[] {
  const asked = points.filter((_, i) => i % 997 === 0)
  return asked.flatMap(({ townName, address, code, operatorPointCode }) => {
    const town = townName.split(' ')[0] ?? ''
    const street = address.split(' ').slice(1).join(' ')
    const typed = [...town].map((_, i) => town.slice(0, i + 1))
    const slip = `${street.slice(0, 3)}${street.slice(4)}`
    return [...typed, `${town} ${street}`, street, code, operatorPointCode ?? '', slip]
  })
}

/** Of this thread's own work, in milliseconds: a search waits for nothing. */
function time(work: () => unknown): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

function toPickupPoint(point: Point): PickupPoint {
  const { carrier, town } = point
  return {
    code: point.code,
    operatorPointCode: point.clientCode,
    name: point.name,
    operator: { code: carrier.code, name: carrier.name },
    townCode: town.code,
    townName: town.name,
    regionCode: town.regionCode,
    address: `${point.street}, ${point.house}`,
    phones: [point.phone],
    directions: point.directions || null,
    comment: null,
    hours: point.worktime,
    maxWeightGrams: point.maxWeightKg === null ? null : point.maxWeightKg * 1000,
    accepts: {
      cash: point.acceptsCash,
      card: point.acceptsCard,
      fitting: point.acceptsFitting,
      individuals: point.acceptsIndividuals,
    },
    latitude: point.lat,
    longitude: point.lon,
    isLocker: carrier.kind === 'locker',
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}
