import { setTimeout as sleep } from 'node:timers/promises'
import { ordersOf, quotesOf, searchesOf } from './asks.ts'
import { type Figure, round } from './figures.ts'
import { createGenerator, median, readMemoryMb } from './measure.ts'
import { openStage, type Stage, untilPointsAreThere } from './stage.ts'

interface Rounds {
  readonly rounds: number
  readonly milliseconds: number
}

/** How a gateway changes with the shops on it. */
export async function measureGrowth(
  sizes: readonly number[],
  rounds: Rounds,
): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  const quotes: number[] = []
  for (const installations of sizes) {
    const stage = await openStage({ installations, points: 2_000 })
    try {
      await untilPointsAreThere(stage)
      const size = await measureSize(stage, installations, rounds)
      figures.push(size.figure)
      quotes.push(size.quotes)
    } finally {
      await stage.close()
    }
  }
  const share = (quotes.at(-1) ?? 0) / (quotes[0] ?? 0)
  return [
    ...figures,
    {
      name: `quotes with ${sizes.at(-1)} installations / with ${sizes[0]}`,
      value: round(share, 2),
      target: `≥ ${LEAST_SHARE}`,
      met: [share >= LEAST_SHARE],
    },
  ]
}

const LEAST_SHARE = 0.7

async function measureSize(
  stage: Stage,
  installations: number,
  { rounds, milliseconds }: Rounds,
): Promise<{ readonly figure: Figure; readonly quotes: number }> {
  await stage.courier.spoil({ method: 'neworder', kind: 'hang', times: 1_000_000 })
  const load = createGenerator()
  const [quotes, orders]: [number[], number[]] = [[], []]
  try {
    // Until every shop's carts have been priced once.
    const warming = { port: stage.port, connections: 64, milliseconds: 3 * milliseconds }
    await load.run({ ...warming, requests: quotesOf(stage) })
    for (let i = 0; i < rounds; i++) {
      const many = { port: stage.port, connections: 64, milliseconds }
      quotes.push((await load.run({ ...many, requests: quotesOf(stage) })).perSecond)
      const few = { port: stage.port, connections: 32, milliseconds, maySleep: true }
      orders.push((await load.run({ ...few, requests: ordersOf(stage, 12_000) })).perSecond)
    }
  } finally {
    load.close()
  }
  const memory = readMemoryMb(stage.gateway.pid)
  const figure = {
    name: `${installations} ${installations === 1 ? 'installation' : 'installations'}: quotes, orders, memory`,
    value: `${round(median(quotes))}/s, ${round(median(orders))}/s, ${memory === null ? '?' : round(memory)} MB`,
    target: null,
    met: [],
  }
  return { figure, quotes: median(quotes) }
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
