import type { CourierProvider } from '@courier-checkout/api-client'
import { toDelayMs } from '../shipping/backoff.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import { toReason, toRetryAfterMs } from '../shipping/reasons.ts'
import { applyTracked, keepForLater } from '../shipping/track.ts'
import { addPolls, endTurn, keepTurn, leasePolls, type PollTurn } from '../storage/status-polls.ts'

export interface PollStatuses {
  /** Reads the feed of every account whose turn it is, to its end. */
  round(): Promise<void>
}

/** How often the list of accounts is read anew. */
const ACCOUNTS_MS = 5_000
const TURNS_AT_ONCE = 8
/** A feed this long in one turn is not read to its end before others had theirs. */
const PAGES_PER_TURN = 50

/** Reads each account's change feed: store, then acknowledge; oftener while there is news. */
export function createPollStatuses(
  deps: ShippingDeps,
  options: {
    readonly signal: AbortSignal
    /** Whether the courier's webhooks reach us, so that the feed is only their safety net. */
    readonly isHinted: (merchantId: string) => boolean
  },
): PollStatuses {
  let streams = new Map<string, string>()
  let refreshAt = 0

  async function refreshAccounts(now: Date): Promise<void> {
    if (now.getTime() < refreshAt) return
    refreshAt = now.getTime() + ACCOUNTS_MS
    const accounts = await deps.directory.accounts()
    const isNew = accounts.filter(({ merchantId }) => !streams.has(merchantId))
    streams = new Map(accounts.map(({ merchantId, streamId }) => [merchantId, streamId]))
    const first = { intervalMs: deps.settings.poll.minMs, now: now.toISOString() }
    if (isNew.length > 0) await addPolls(deps.db, isNew, first)
  }

  async function take(turn: PollTurn): Promise<void> {
    const now = deps.clock.now()
    const next = await readTurn(deps, { turn, streamId: streams.get(turn.merchantId), ...options })
    const dueAt = new Date(now.getTime() + next.waitMs).toISOString()
    await endTurn(deps.db, turn, { intervalMs: next.intervalMs, dueAt })
  }

  return {
    async round() {
      const now = deps.clock.now()
      await refreshAccounts(now)
      const turns = await leasePolls(deps.db, {
        now: now.toISOString(),
        until: new Date(now.getTime() + deps.settings.leaseMs).toISOString(),
        by: deps.newId('lease'),
        limit: TURNS_AT_ONCE,
      })
      await Promise.all(turns.map(take))
    },
  }
}

interface TurnToRead {
  readonly turn: PollTurn
  readonly streamId: string | undefined
  readonly signal: AbortSignal
  readonly isHinted: (merchantId: string) => boolean
}

interface Next {
  readonly intervalMs: number
  readonly waitMs: number
}

async function readTurn(deps: ShippingDeps, reading: TurnToRead): Promise<Next> {
  const { turn, streamId } = reading
  const { minMs, maxMs } = deps.settings.poll
  const rare = { intervalMs: maxMs, waitMs: maxMs }
  if (streamId === undefined) return rare
  try {
    const provider = await deps.directory.provider(turn.merchantId)
    if (!provider.changes) return rare
    const isNews = await readFeed(deps, { provider, streamId, turn, signal: reading.signal })
    const growth = reading.isHinted(turn.merchantId) ? 3 : 1.5
    const wished = isNews ? turn.intervalMs / 2 : turn.intervalMs * growth
    const intervalMs = Math.round(Math.min(Math.max(wished, minMs), maxMs))
    return {
      intervalMs,
      waitMs: toDelayMs({ firstMs: intervalMs, maxMs: intervalMs }, 1, deps.random),
    }
  } catch (error) {
    const { code } = toReason(error)
    deps.log('feed.not_read', { merchantId: turn.merchantId, code })
    if (code === 'internal') deps.log('feed.crashed', { merchantId: turn.merchantId, error })
    const intervalMs = Math.min(turn.intervalMs * 2, maxMs)
    return { intervalMs, waitMs: Math.max(intervalMs, toRetryAfterMs(error) ?? 0) }
  }
}

interface FeedToRead {
  readonly provider: CourierProvider
  readonly streamId: string
  readonly turn: PollTurn
  readonly signal: AbortSignal
}

/** Whether there was anything. Each page is stored before it is acknowledged. */
async function readFeed(deps: ShippingDeps, feed: FeedToRead): Promise<boolean> {
  const { provider, streamId, turn } = feed
  const call = { signal: feed.signal }
  let isNews = false
  for (let pages = 0; pages < PAGES_PER_TURN && !feed.signal.aborted; pages++) {
    const reading = { account: turn, at: deps.clock.now() }
    const page = await provider.changes?.({ streamId }, call)
    if (!page || page.shipments.length === 0) return isNews
    isNews = true
    const outcomes = await Promise.all(
      page.shipments.map(async (tracked) => {
        const outcome = await applyTracked(deps, reading, tracked)
        if (outcome === 'early') await keepForLater(deps, reading, tracked.courierReference)
        return outcome
      }),
    )
    const foreign = outcomes.filter((outcome) => outcome === 'foreign').length
    deps.log('feed.read', { merchantId: turn.merchantId, parcels: outcomes.length, foreign })
    if (!page.acknowledge) return isNews
    await page.acknowledge(call)
    const until = new Date(deps.clock.now().getTime() + deps.settings.leaseMs)
    if (!(await keepTurn(deps.db, turn, until.toISOString()))) return isNews
  }
  return isNews
}
