import { type Budget, createLimiter, type LocalLimiter } from '@courier-checkout/api-client'
import type { Clock } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import { type Loop, startLoop } from './lib/loop.ts'
import {
  addSpentMinutes,
  type BudgetKey,
  loadSpentMinutes,
  type SpentMinute,
  toMinute,
} from './storage/courier-budgets.ts'
import type { Database } from './storage/database.ts'

/** The hours of courier accounts where one process counts them, and a restart forgets none. */
export interface KeptHours {
  createLimiter(account: BudgetKey, requestsPerHour: number): LocalLimiter
  /** Writes down what was counted since the last time. */
  save(): Promise<void>
  /** Saves again and again, and once more when it is stopped. */
  start(): Loop
}

export interface KeptHoursDeps {
  readonly db: Database
  readonly clock: Clock
  readonly log: Log
}

/** A crash forgets this much; the courier allows 600 requests an hour more than we use. */
const SAVE_MS = 10_000
const MINUTE_MS = 60_000

export async function openKeptHours({ db, clock, log }: KeptHoursDeps): Promise<KeptHours> {
  const before = Map.groupBy(await loadSpentMinutes(db, clock.now()), toName)
  let counted = new Map<string, SpentMinute>()

  function note(account: BudgetKey, budget: Budget): void {
    const minute = toMinute(clock.now())
    const key = `${toName(account)} ${minute}`
    const { requests, browserRequests } = counted.get(key) ?? { requests: 0, browserRequests: 0 }
    counted.set(key, {
      ...{ tenantId: account.tenantId, login: account.login, minute },
      requests: requests + 1,
      browserRequests: browserRequests + Number(budget === 'browser'),
    })
  }

  async function save(): Promise<void> {
    if (counted.size === 0) return
    const saving = counted
    counted = new Map()
    try {
      await addSpentMinutes(db, [...saving.values()])
    } catch (error) {
      // Nothing of it was written: it is added to what is counted meanwhile.
      for (const [key, spent] of saving) counted.set(key, addUp(spent, counted.get(key)))
      throw error
    }
  }
  const onError = (error: unknown): void => log('spending.failed', { error })

  return {
    save,
    createLimiter(account, requestsPerHour) {
      const limiter = createLimiter({
        clock: () => clock.now(),
        requestsPerHour,
        before: (before.get(toName(account)) ?? []).flatMap((minute) =>
          toRequests(minute, clock.now()),
        ),
      })
      return {
        spent: limiter.spent,
        take(budget) {
          limiter.take(budget)
          note(account, budget)
        },
      }
    },
    start() {
      const loop = startLoop({ clock, idleMs: SAVE_MS, round: save, onError })
      return {
        kick: loop.kick,
        async stop() {
          await loop.stop()
          await save().catch(onError)
        },
      }
    },
  }
}

const toName = ({ tenantId, login }: BudgetKey): string => `${tenantId}/${login}`

const addUp = (a: SpentMinute, b: SpentMinute | undefined): SpentMinute => ({
  ...a,
  requests: a.requests + (b?.requests ?? 0),
  browserRequests: a.browserRequests + (b?.browserRequests ?? 0),
})

/** All at the minute's end: it errs on the courier's side. */
function toRequests({ minute, requests, browserRequests }: SpentMinute, now: Date) {
  const end = Date.parse(`${minute}:00.000Z`) + MINUTE_MS
  const at = new Date(Math.min(end, now.getTime()))
  return Array.from({ length: requests }, (_, i) => {
    const budget: Budget = i < browserRequests ? 'browser' : 'server'
    return { at, budget }
  })
}
