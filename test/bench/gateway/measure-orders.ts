import { ordersOf } from './asks.ts'
import { startBareOrders } from './bare.ts'
import { measureCommits, measureDisk, measureJournal, type SyncTimes } from './disk.ts'
import { type Figure, round } from './figures.ts'
import { createGenerator, median } from './measure.ts'
import type { Stage } from './stage.ts'

export interface Rounds {
  readonly rounds: number
  readonly milliseconds: number
}

/** Placed at once. */
export const CLIENTS = 32
/** More than any round can place. */
export const ORDERS = 20_000

/**
 * Orders taken in against what the disk itself can do. The courier is silent: only taking counts. Beside it what
 * is left of the disk behind a bare server and a thread of its own: more than that this machine does not give.
 */
export async function measureOrders(stage: Stage, rounds: Rounds): Promise<readonly Figure[]> {
  await silence(stage)
  const load = createGenerator()
  const bare = await startBareOrders()
  const seen: OrderRound[] = []
  const { milliseconds } = rounds
  const place = async (port: number) => {
    const requests = ordersOf(stage, ORDERS)
    const report = await load.run({
      port,
      connections: CLIENTS,
      milliseconds,
      requests,
      maySleep: true,
    })
    if (report.refused > 0) throw new Error(`${report.refused} orders were refused`)
    return report.perSecond
  }
  try {
    await place(bare.port)
    for (let i = 0; i < rounds.rounds; i++) {
      seen.push({
        disk: measureDisk(milliseconds / 2),
        thread: await measureJournal(milliseconds / 2),
        commit: await measureCommits(milliseconds / 2),
        bare: await place(bare.port),
        taken: await place(stage.port),
      })
    }
  } finally {
    load.close()
    bare.close()
  }
  return toFigures(seen)
}

interface OrderRound {
  readonly disk: SyncTimes
  readonly thread: SyncTimes
  readonly commit: SyncTimes
  /** A second. */
  readonly bare: number
  readonly taken: number
}

function toFigures(seen: readonly OrderRound[]): readonly Figure[] {
  const middle = (read: (each: OrderRound) => number, digits = 0) =>
    round(median(seen.map(read)), digits)
  const told = (name: string, value: string): Figure => ({ name, value, target: null, met: [] })
  return [
    told(
      'fdatasync of this disk',
      `${middle((r) => r.disk.perSecond)}/s, p50 ${middle((r) => r.disk.p50, 2)} ms`,
    ),
    told('accepted orders, 32 connections', `${middle((r) => r.taken)}/s`),
    {
      name: 'accepted orders / fdatasync',
      value: middle((r) => r.taken / r.disk.perSecond, 1),
      target: '≥ 1.5',
      met: seen.map((r) => r.taken >= 1.5 * r.disk.perSecond),
    },
    told(
      'a bare server that only stores them / fdatasync',
      `${middle((r) => r.bare / r.disk.perSecond, 1)} (${middle((r) => r.bare)}/s)`,
    ),
    told(
      'accepted orders / that bare server',
      middle((r) => r.taken / r.bare, 2),
    ),
    {
      name: 'a commit / fdatasync, p50',
      value: middle((r) => r.commit.p50 / r.disk.p50, 2),
      target: '≤ 1.5',
      met: seen.map((r) => r.commit.p50 <= 1.5 * r.disk.p50),
    },
    told(
      'a bare thread that appends and syncs / fdatasync, p50',
      middle((r) => r.thread.p50 / r.disk.p50, 2),
    ),
    told(
      'a commit / that bare thread',
      middle((r) => r.commit.p50 / r.thread.p50, 2),
    ),
  ]
}

/** Orders are taken and none is sent: every call that would hand one over hangs. */
export async function silence({ courier }: Stage): Promise<void> {
  await courier.spoil({ method: 'neworder', kind: 'hang', times: 1_000_000 })
}
