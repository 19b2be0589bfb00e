import { ordersOf } from './asks.ts'
import { measureCommits, measureDisk, slowDisk } from './disk.ts'
import { type Figure, round } from './figures.ts'
import { createGenerator, median } from './measure.ts'
import { openStage, type Stage } from './stage.ts'

interface Rounds {
  readonly rounds: number
  readonly milliseconds: number
}

const CLIENTS = 32
/** More than any round can place. */
const ORDERS = 12_000

/** Orders taken in against what the disk itself can do. The courier is silent: only taking counts. */
export async function measureOrders(stage: Stage, rounds: Rounds): Promise<readonly Figure[]> {
  await silence(stage)
  const load = createGenerator()
  const [disk, commits, taken]: [number[], number[], number[]] = [[], [], []]
  const ratios: number[] = []
  const p50: number[] = []
  try {
    for (let i = 0; i < rounds.rounds; i++) {
      const floor = measureDisk(rounds.milliseconds / 2)
      const commit = await measureCommits(rounds.milliseconds / 2)
      const report = await load.run({
        port: stage.port,
        connections: CLIENTS,
        milliseconds: rounds.milliseconds,
        requests: ordersOf(stage, ORDERS),
        maySleep: true,
      })
      if (report.refused > 0) throw new Error(`${report.refused} orders were refused`)
      disk.push(floor.perSecond)
      commits.push(commit.p50 / floor.p50)
      taken.push(report.perSecond)
      ratios.push(report.perSecond / floor.perSecond)
      p50.push(floor.p50)
    }
  } finally {
    load.close()
  }
  return [
    {
      name: 'fdatasync of this disk',
      value: `${round(median(disk))}/s, p50 ${round(median(p50), 2)} ms`,
      target: null,
      met: [],
    },
    {
      name: 'accepted orders, 32 connections',
      value: `${round(median(taken))}/s`,
      target: null,
      met: [],
    },
    {
      name: 'accepted orders / fdatasync',
      value: round(median(ratios), 1),
      target: '≥ 1.5',
      met: ratios.map((ratio) => ratio >= 1.5),
    },
    {
      name: 'a commit / fdatasync, p50',
      value: round(median(commits), 2),
      target: '≤ 1.5',
      met: commits.map((ratio) => ratio <= 1.5),
    },
  ]
}

/** The same where each sync takes 8 ms longer. */
export async function measureSlowDisk(rounds: Rounds): Promise<readonly Figure[]> {
  const environment = slowDisk()
  const name = 'accepted orders / syncs, 8 ms added to each'
  if (!environment) return [{ name, value: 'needs cc and Linux', target: null, met: [] }]
  const stage = await openStage({ installations: 20, points: 50, environment })
  const load = createGenerator()
  const taken: number[] = []
  const SLOWED_PER_SECOND = 1_000 / 8
  try {
    await silence(stage)
    for (let i = 0; i < rounds.rounds; i++) {
      const { milliseconds } = rounds
      const requests = ordersOf(stage, ORDERS)
      const order = {
        port: stage.port,
        connections: CLIENTS,
        milliseconds,
        requests,
        maySleep: true,
      }
      taken.push((await load.run(order)).perSecond)
    }
  } finally {
    load.close()
    await stage.close()
  }
  const ratios = taken.map((perSecond) => perSecond / SLOWED_PER_SECOND)
  return [
    {
      name,
      value: `${round(median(ratios), 1)} (${round(median(taken))}/s)`,
      target: '≥ 10',
      met: ratios.map((ratio) => ratio >= 10),
    },
  ]
}

/** Orders are taken and none is sent: every call that would hand one over hangs. */
async function silence({ courier }: Stage): Promise<void> {
  await courier.spoil({ method: 'neworder', kind: 'hang', times: 1_000_000 })
}
