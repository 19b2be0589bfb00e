import { setTimeout as sleep } from 'node:timers/promises'
import { ordersOf, quotesOf, searchesOf } from './asks.ts'
import { type Figure, round } from './figures.ts'
import { createGenerator, median, readMemoryMb } from './measure.ts'
import { openStage, type Stage, untilPointsAreThere } from './stage.ts'

interface Rounds {
  readonly rounds: number
  readonly milliseconds: number
}

interface Size {
  readonly installations: number
  readonly stage: Stage
  readonly quotes: number[]
  readonly orders: number[]
}

const LEAST_SHARE = 0.7
const WARMING = 4

/** How a gateway changes with the shops on it: one of each size, in turns. */
export async function measureGrowth(
  counts: readonly number[],
  { rounds, milliseconds }: Rounds,
): Promise<readonly Figure[]> {
  const sizes: Size[] = []
  const load = createGenerator()
  try {
    for (const installations of counts) sizes.push(await openSize(installations))
    for (const { stage } of sizes) {
      // Until every shop's carts have been priced once.
      const warming = { port: stage.port, connections: 64, milliseconds: WARMING * milliseconds }
      await load.run({ ...warming, requests: quotesOf(stage) })
    }
    for (let i = 0; i < rounds; i++) {
      for (const { stage, quotes } of sizes) {
        const many = { port: stage.port, connections: 64, milliseconds }
        quotes.push((await load.run({ ...many, requests: quotesOf(stage) })).perSecond)
      }
      for (const { stage, orders } of sizes) {
        const few = { port: stage.port, connections: 32, milliseconds, maySleep: true }
        orders.push((await load.run({ ...few, requests: ordersOf(stage, 12_000) })).perSecond)
      }
    }
    return [...sizes.map(toFigure), ...toShare(sizes)]
  } finally {
    load.close()
    for (const { stage } of sizes) await stage.close()
  }
}

async function openSize(installations: number): Promise<Size> {
  const stage = await openStage({ installations, points: 2_000 })
  await untilPointsAreThere(stage)
  await stage.courier.spoil({ method: 'neworder', kind: 'hang', times: 1_000_000 })
  return { installations, stage, quotes: [], orders: [] }
}

function toFigure({ installations, stage, quotes, orders }: Size): Figure {
  const memory = readMemoryMb(stage.gateway.pid)
  return {
    name: `${installations} ${installations === 1 ? 'installation' : 'installations'}: quotes, orders, memory`,
    value: `${round(median(quotes))}/s, ${round(median(orders))}/s, ${memory === null ? '?' : round(memory)} MB`,
    target: null,
    met: [],
  }
}

function toShare(sizes: readonly Size[]): readonly Figure[] {
  const [least, most] = [sizes[0], sizes.at(-1)]
  if (!least || !most) return []
  const shares = most.quotes.map((perSecond, i) => perSecond / (least.quotes[i] ?? 0))
  return [
    {
      name: `quotes with ${most.installations} installations / with ${least.installations}`,
      value: round(median(shares), 2),
      target: `≥ ${LEAST_SHARE}`,
      met: shares.map((share) => share >= LEAST_SHARE),
    },
  ]
}

const POINTS = 100_000

/** A country's points and a thousand shops in one process. */
export async function measureLarge(rounds: Rounds): Promise<readonly Figure[]> {
  const stage = await openStage({ installations: 1_000, points: POINTS })
  const load = createGenerator()
  try {
    await untilPointsAreThere(stage)
    await untilIdle(stage)
    const p95: number[] = []
    for (let i = 0; i <= rounds.rounds; i++) {
      const { milliseconds } = rounds
      const order = { port: stage.port, connections: 1, milliseconds, requests: searchesOf(stage) }
      const report = await load.run(order)
      // The first round is for the compilers.
      if (i > 0) p95.push(report.p95)
    }
    const memory = readMemoryMb(stage.gateway.pid)
    return [
      {
        name: 'memory with 100,000 points and 1,000 installations',
        value: memory === null ? 'not told here' : `${round(memory)} MB`,
        target: null,
        met: [],
      },
      {
        name: 'search over 100,000 points, p95',
        value: `${round(median(p95), 1)} ms`,
        target: '≤ 5 ms',
        met: p95.map((ms) => ms <= 5),
      },
    ]
  } finally {
    load.close()
    await stage.close()
  }
}

/** The files of the points are packed in the background: until memory no longer moves. */
async function untilIdle({ gateway }: Stage): Promise<void> {
  let before = 0
  for (let quiet = 0; quiet < 3; ) {
    await sleep(1_000)
    const now = readMemoryMb(gateway.pid) ?? 0
    quiet = Math.abs(now - before) < 2 ? quiet + 1 : 0
    before = now
  }
}
