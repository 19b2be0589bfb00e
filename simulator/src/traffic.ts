import type { Clock } from './clock.ts'
import type { Switches } from './options.ts'

/** One call, without anything personal or secret. */
export interface LoggedCall {
  readonly at: number
  readonly method: string
  readonly extra: string
  readonly login: string
  /** `ok`, `refused`, or what was done to the answer. */
  readonly outcome: string
}

/** Counts calls, remembers the last ones, and keeps the fair-usage limits. */
export interface Traffic {
  /** False when the account is blocked, now or by this very call. */
  admit(extra: string, login: string): boolean
  noteCall(call: Omit<LoggedCall, 'at'>): void
  noteLookup(extra: string, login: string, found: boolean): void
  counts(): TrafficCounts
  recent(): readonly LoggedCall[]
  clear(): void
}

export interface TrafficCounts {
  readonly total: number
  readonly byMethod: Readonly<Record<string, number>>
  readonly byAccount: Readonly<Record<string, number>>
  readonly lookups: { readonly found: number; readonly absent: number }
}

interface AccountUse {
  /** Times of the calls of the last hour, the oldest at `head`. */
  times: number[]
  head: number
  blockedUntil: number
  found: number
  absent: number
}

const HOUR_MS = 3_600_000
const REMEMBERED_CALLS = 200
/** A single miss is nobody's fault. */
const TOLERATED_ABSENT = 10

export function createTraffic(clock: Clock, switches: () => Switches): Traffic {
  const accounts = new Map<string, AccountUse>()
  const byMethod: Record<string, number> = {}
  const byAccount: Record<string, number> = {}
  let recent: LoggedCall[] = []
  let total = 0

  function useOf(extra: string, login: string): AccountUse {
    const key = `${extra}/${login}`
    const known = accounts.get(key)
    if (known) return known
    const use = { times: [], head: 0, blockedUntil: 0, found: 0, absent: 0 }
    accounts.set(key, use)
    return use
  }

  return {
    admit(extra, login) {
      const use = useOf(extra, login)
      const now = clock.now()
      if (now < use.blockedUntil) return false
      const { requestsPerHour, blockMs, blockOnAbsentLookups } = switches()
      const isOver = requestsPerHour > 0 && countLastHour(use, now) > requestsPerHour
      const isGuessing = use.absent > TOLERATED_ABSENT && use.absent > use.found
      if (!isOver && !(blockOnAbsentLookups && isGuessing)) return true
      Object.assign(use, { times: [], head: 0, found: 0, absent: 0, blockedUntil: now + blockMs })
      return false
    },
    noteCall(call) {
      total++
      byMethod[call.method] = (byMethod[call.method] ?? 0) + 1
      const account = `${call.extra}/${call.login}`
      byAccount[account] = (byAccount[account] ?? 0) + 1
      recent.push({ at: clock.now(), ...call })
      if (recent.length > 2 * REMEMBERED_CALLS) recent = recent.slice(-REMEMBERED_CALLS)
    },
    noteLookup(extra, login, found) {
      const use = useOf(extra, login)
      if (found) use.found++
      else use.absent++
    },
    counts: () => ({
      total,
      byMethod: { ...byMethod },
      byAccount: { ...byAccount },
      lookups: sumLookups(accounts.values()),
    }),
    recent: () => recent.slice(-REMEMBERED_CALLS),
    clear() {
      accounts.clear()
      for (const counts of [byMethod, byAccount]) for (const key in counts) delete counts[key]
      recent = []
      total = 0
    },
  }
}

/** Adds this call and drops those older than an hour. */
function countLastHour(use: AccountUse, now: number): number {
  use.times.push(now)
  while ((use.times[use.head] ?? now) <= now - HOUR_MS) use.head++
  if (use.head > 1_000) {
    use.times = use.times.slice(use.head)
    use.head = 0
  }
  return use.times.length - use.head
}

function sumLookups(uses: Iterable<AccountUse>): { found: number; absent: number } {
  let found = 0
  let absent = 0
  for (const use of uses) {
    found += use.found
    absent += use.absent
  }
  return { found, absent }
}
