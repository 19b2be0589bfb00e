// npm run bench:gateway -- [--rounds 5] [--milliseconds 1500] [--only quotes,orders,slow,beside,xml,growth,large]
// On loopback, beside a bare node:http server and the bare disk, in the same run and in turns.
import { parseArgs } from 'node:util'
import { type Figure, isMissed, print, round } from './gateway/figures.ts'
import { measureBeside } from './gateway/measure-beside.ts'
import { measureGrowth, measureLarge } from './gateway/measure-growth.ts'
import { measureOrders } from './gateway/measure-orders.ts'
import { measureQuotes } from './gateway/measure-quotes.ts'
import { measureSlowDisks } from './gateway/measure-slow-disk.ts'
import { openStage, type Stage, untilPointsAreThere } from './gateway/stage.ts'
import { measureXml } from './gateway/xml.ts'

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '5' },
    milliseconds: { type: 'string', default: '1500' },
    only: { type: 'string' },
  },
})
const rounds = { rounds: Number(values.rounds), milliseconds: Number(values.milliseconds) }

const PARTS: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  quotes: () => onStage((stage) => measureQuotes(stage, rounds)),
  orders: () => onStage((stage) => measureOrders(stage, rounds)),
  slow: () => measureSlowDisks(rounds),
  beside: () => onStage((stage) => measureBeside(stage, rounds)),
  xml: readPoints,
  growth: () => measureGrowth([1, 100, 1_000], rounds),
  large: () => measureLarge(rounds),
}

const chosen = values.only?.split(',') ?? Object.keys(PARTS)
let missed = 0
for (const name of chosen) {
  const measure = PARTS[name]
  if (!measure) throw new Error(`there is no part ${name}: ${Object.keys(PARTS).join(', ')}`)
  const figures = await measure()
  print(figures)
  missed += figures.filter(isMissed).length
}
process.exitCode = missed === 0 ? 0 : 1

async function onStage(
  measure: (stage: Stage) => Promise<readonly Figure[]>,
): Promise<readonly Figure[]> {
  const stage = await openStage({ installations: 20, points: 2_000 })
  try {
    await untilPointsAreThere(stage)
    return await measure(stage)
  } finally {
    await stage.close()
  }
}

async function readPoints(): Promise<readonly Figure[]> {
  const { megabytes, points, ours, rival, ratio } = await measureXml(rounds.rounds)
  return [
    {
      name: `pvzlist of ${round(megabytes, 1)} MB, ${round(points)} points: ours, fast-xml-parser`,
      value: `${round(ours.ms)} ms, ${round(rival.ms)} ms`,
      target: null,
      met: [],
    },
    {
      name: 'ours / fast-xml-parser',
      value: round(ratio, 2),
      target: '≤ 0.35',
      met: [ratio <= 0.35],
    },
    {
      name: 'longest stall: ours, fast-xml-parser',
      value: `${round(ours.stallMs)} ms, ${round(rival.stallMs)} ms`,
      target: '≤ 25 ms',
      met: [ours.stallMs <= 25],
    },
  ]
}
