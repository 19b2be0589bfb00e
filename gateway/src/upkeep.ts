import { type Clock, toTimestamp } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import { type Loop, startLoop } from './lib/loop.ts'
import { eraseExpired } from './personal-data.ts'
import { sweepAnswers } from './storage/courier-answers.ts'
import { sweepSpending } from './storage/courier-budgets.ts'
import type { Database } from './storage/database.ts'

export interface UpkeepDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
  readonly retentionDays: number
}

const HOUR_MS = 3_600_000
/** No answer of a courier is given to anybody after this. */
const USELESS_MS = 30 * 24 * HOUR_MS

/** What has to be forgotten, once an hour. Any number of processes may do it at once. */
export function startUpkeep(deps: UpkeepDeps): Loop {
  const { clock, log } = deps
  return startLoop({
    clock,
    idleMs: HOUR_MS,
    round: () => keepUp(deps),
    onError: (error) => log('upkeep.failed', { error }),
  })
}

export async function keepUp({ db, clock, log, retentionDays }: UpkeepDeps): Promise<void> {
  const now = clock.now()
  const erased = await eraseExpired({ db, clock }, retentionDays)
  if (erased > 0) log('personal_data.expired', { shipments: erased })
  await sweepSpending(db, now)
  await sweepAnswers(db, {
    now: toTimestamp(now),
    answeredBefore: toTimestamp(new Date(now.getTime() - USELESS_MS)),
  })
}
