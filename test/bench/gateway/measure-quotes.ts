import { askOnce, chunksOf, quotesOf } from './asks.ts'
import { startBareServer } from './bare.ts'
import { type Figure, round } from './figures.ts'
import type { LoadReport } from './load.ts'
import { createGenerator, median } from './measure.ts'
import type { Stage } from './stage.ts'

const MANY = 64
const LEAST_SHARE = 0.4

/** Cached quotes beside a bare server that gives the same answer, in turns. */
export async function measureQuotes(
  stage: Stage,
  { rounds, milliseconds }: { readonly rounds: number; readonly milliseconds: number },
): Promise<readonly Figure[]> {
  const [requests, chunks, bare] = [quotesOf(stage), await chunksOf(stage), await startBareServer()]
  await bare.answer(await askOnce(stage))
  const load = createGenerator()
  const ask = (port: number, connections: number, what = requests) =>
    load.run({ port, connections, milliseconds, requests: what })
  const seen: Record<'bare' | 'quotes' | 'bareOne' | 'one' | 'chunks', LoadReport[]> = {
    bare: [],
    quotes: [],
    bareOne: [],
    one: [],
    chunks: [],
  }

  try {
    // Prices every cart once, and warms both servers' code.
    await ask(stage.port, MANY)
    await ask(bare.port, MANY)
    for (let i = 0; i < rounds; i++) {
      seen.bare.push(await ask(bare.port, MANY))
      seen.quotes.push(await ask(stage.port, MANY))
      seen.bareOne.push(await ask(bare.port, 1))
      seen.one.push(await ask(stage.port, 1))
      seen.chunks.push(await ask(stage.port, MANY, chunks))
    }
  } finally {
    load.close()
    bare.close()
  }
  const refused = Object.values(seen).flatMap((all) => all.map((report) => report.refused))
  if (refused.some((n) => n > 0)) throw new Error(`answers were refused: ${refused.join(', ')}`)
  return toFigures(seen)
}

function toFigures(
  seen: Readonly<Record<'bare' | 'quotes' | 'bareOne' | 'one' | 'chunks', readonly LoadReport[]>>,
): readonly Figure[] {
  const shares = seen.quotes.map(({ perSecond }, i) => perSecond / (seen.bare[i]?.perSecond ?? 0))
  const of = (what: keyof typeof seen, field: 'perSecond' | 'p50' | 'p99'): number =>
    median(seen[what].map((report) => report[field]))
  const told = { target: null, met: [] }
  return [
    {
      name: 'bare node:http, same answer, 64 connections',
      value: `${round(of('bare', 'perSecond'))}/s`,
      ...told,
    },
    {
      name: 'validated cached quotes, 64 connections',
      value: `${round(of('quotes', 'perSecond'))}/s`,
      ...told,
    },
    {
      name: 'quotes / bare server',
      value: round(median(shares), 2),
      target: `≥ ${LEAST_SHARE}`,
      met: shares.map((share) => share >= LEAST_SHARE),
    },
    {
      name: 'a quote at one connection, p50 / p99',
      value: `${round(of('one', 'p50'), 2)} / ${round(of('one', 'p99'), 2)} ms`,
      ...told,
    },
    {
      name: 'the bare server at one connection, p50 / p99',
      value: `${round(of('bareOne', 'p50'), 2)} / ${round(of('bareOne', 'p99'), 2)} ms`,
      ...told,
    },
    {
      name: 'chunks of points, 64 connections',
      value: `${round(of('chunks', 'perSecond'))}/s`,
      ...told,
    },
  ]
}
