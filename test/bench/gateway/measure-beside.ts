import { askOnce, ordersOf, quotesOf } from './asks.ts'
import { startBareServer } from './bare.ts'
import { type Figure, round } from './figures.ts'
import { createGenerator, median } from './measure.ts'
import type { Stage } from './stage.ts'

const QUOTES_PER_SECOND = 200
const ORDERS_PER_SECOND = 100

/**
 * Quotes at a steady rate, alone and beside a steady stream of orders, which are sent to the courier too.
 * A bare server is asked at the same rate beside the same orders: what its answers lose is the machine's.
 */
export async function measureBeside(
  stage: Stage,
  { rounds, milliseconds }: { readonly rounds: number; readonly milliseconds: number },
): Promise<readonly Figure[]> {
  const [quoting, ordering] = [createGenerator(), createGenerator()]
  const bare = await startBareServer()
  await bare.answer(await askOnce(stage))
  const quotes = quotesOf(stage)

  async function ask(port: number, rate = QUOTES_PER_SECOND): Promise<number> {
    const report = await quoting.run({
      port,
      connections: 16,
      milliseconds,
      requests: quotes,
      rate,
    })
    return report.p99
  }

  async function askBeside(port: number): Promise<number> {
    const requests = ordersOf(stage, Math.ceil((milliseconds / 1_000) * ORDERS_PER_SECOND * 2))
    const orders = { port: stage.port, connections: 16, milliseconds, requests }
    const [p99] = await Promise.all([
      ask(port),
      ordering.run({ ...orders, rate: ORDERS_PER_SECOND }),
    ])
    return p99
  }

  const own: Share = { alone: [], beside: [] }
  const floor: Share = { alone: [], beside: [] }
  try {
    await ask(stage.port, 1_000)
    await ask(bare.port, 1_000)
    for (let i = 0; i < rounds; i++) {
      floor.alone.push(await ask(bare.port))
      own.alone.push(await ask(stage.port))
      floor.beside.push(await askBeside(bare.port))
      own.beside.push(await askBeside(stage.port))
    }
  } finally {
    quoting.close()
    ordering.close()
    bare.close()
  }
  return toFigures(own, floor)
}

/** p99 in milliseconds, by rounds. */
interface Share {
  readonly alone: number[]
  readonly beside: number[]
}

function toFigures(own: Share, floor: Share): readonly Figure[] {
  const ratiosOf = ({ alone, beside }: Share) =>
    beside.map((ms, i) => ms / (alone[i] ?? Number.NaN))
  const inWords = ({ alone, beside }: Share) =>
    `${round(median(beside), 1)} ms, ${round(median(alone), 1)} ms`
  const ratios = ratiosOf(own)
  return [
    {
      name: 'p99 of a quote: beside 100 orders/s, alone',
      value: inWords(own),
      target: null,
      met: [],
    },
    {
      name: 'p99 of a bare server: beside the same orders, alone',
      value: `${inWords(floor)}, ratio ${round(median(ratiosOf(floor)), 1)}`,
      target: null,
      met: [],
    },
    {
      name: 'beside / alone',
      value: round(median(ratios), 1),
      target: '≤ 2',
      met: ratios.map((ratio) => ratio <= 2),
    },
  ]
}
