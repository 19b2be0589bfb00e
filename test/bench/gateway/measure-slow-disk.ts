import { ordersOf } from './asks.ts'
import { measureDiskElsewhere, slowDisk } from './disk.ts'
import { type Figure, round } from './figures.ts'
import { createGenerator, median } from './measure.ts'
import { CLIENTS, ORDERS, type Rounds, silence } from './measure-orders.ts'
import { openStage } from './stage.ts'

interface SlowDisk {
  /** Added to each sync. */
  readonly microseconds: number
  readonly name: string
  readonly least: number
}

const DISKS: readonly SlowDisk[] = [
  { microseconds: 60, name: 'accepted orders / syncs, a disk of common speed', least: 1.5 },
  { microseconds: 8_000, name: 'accepted orders / syncs, 8 ms added to each', least: 10 },
]

/** Orders taken in where each sync takes longer, against the syncs that such a disk can do. */
export async function measureSlowDisks(rounds: Rounds): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  for (const disk of DISKS) figures.push(...(await measureOne(disk, rounds)))
  return figures
}

async function measureOne(
  { microseconds, name, least }: SlowDisk,
  { rounds, milliseconds }: Rounds,
): Promise<readonly Figure[]> {
  const environment = slowDisk(microseconds)
  if (!environment) return [{ name, value: 'needs cc and Linux', target: null, met: [] }]
  const stage = await openStage({ installations: 20, points: 50, environment })
  const load = createGenerator()
  const [ratios, taken, p50, commits]: [number[], number[], number[], number[]] = [[], [], [], []]
  try {
    await silence(stage)
    for (let i = 0; i < rounds; i++) {
      const { disk, commit } = measureDiskElsewhere(environment, milliseconds / 2)
      const requests = ordersOf(stage, ORDERS)
      const order = { port: stage.port, connections: CLIENTS, milliseconds, requests }
      const { perSecond } = await load.run({ ...order, maySleep: true })
      taken.push(perSecond)
      ratios.push(perSecond / disk.perSecond)
      p50.push(disk.p50)
      commits.push(commit.p50 / disk.p50)
    }
  } finally {
    load.close()
    await stage.close()
  }
  return [
    {
      name: `${name} (${round(median(p50), 2)} ms)`,
      value: `${round(median(ratios), 1)} (${round(median(taken))}/s)`,
      target: `≥ ${least}`,
      met: ratios.map((ratio) => ratio >= least),
    },
    {
      name: 'a commit / sync there, p50',
      value: round(median(commits), 2),
      target: '≤ 1.5',
      met: commits.map((ratio) => ratio <= 1.5),
    },
  ]
}
