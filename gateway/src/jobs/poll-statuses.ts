import type { TrackedShipment } from '@courier-checkout/api-client'
import { createRunning } from '../lib/running.ts'
import { demand } from '../shipping/ask-courier.ts'
import { toDelayMs, toLater } from '../shipping/backoff.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import { toReason, toRetryAfterMs } from '../shipping/reasons.ts'
import { applyTracked, isOpen, keepForLater, type Reading } from '../shipping/track.ts'
import { addPolls, endTurn, keepTurn, leasePolls, type PollTurn } from '../storage/status-polls.ts'

export interface PollStatuses {
  /** Begins to read the feed of every account whose turn it is, to its end. */
  round(): Promise<void>
  /** Resolves when nothing that was begun is still running. */
  idle(): Promise<void>
}

/** How often the list of accounts is read anew. */
const ACCOUNTS_MS = 5_000
/** Mostly waiting: a hundred thousand accounts have about two hundred turns a second. */
const TURNS_AT_ONCE = 64
/** A feed this long in one turn is not read to its end before others had theirs. */
const PAGES_PER_TURN = 50

/** Reads each account's change feed: store, then acknowledge; oftener while there is news. */
export function createPollStatuses(
  deps: ShippingDeps,
  options: {
    readonly signal: AbortSignal
    /** Whether the courier's webhooks reach us, so that the feed is only their safety net. */
    readonly isHinted: (merchantId: string) => boolean
    readonly onFree: () => void
  },
): PollStatuses {
  const running = createRunning(options.onFree)
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
    try {
      const streamId = streams.get(turn.merchantId)
      const { intervalMs, waitMs } = await readTurn(deps, { turn, streamId, ...options })
      await endTurn(deps.db, turn, { intervalMs, dueAt: toLater(deps.clock.now(), waitMs) })
    } catch (error) {
      // The turn's lease runs out by itself.
      deps.log('feed.crashed', { merchantId: turn.merchantId, error })
    }
  }

  return {
    async round() {
      const now = deps.clock.now()
      await refreshAccounts(now)
      const turns = await leasePolls(deps.db, {
        now: now.toISOString(),
        until: new Date(now.getTime() + deps.settings.leaseMs).toISOString(),
        by: deps.newId('lease'),
        limit: TURNS_AT_ONCE - running.total(),
      })
      for (const turn of turns) running.add(turn.merchantId, take(turn))
    },
    idle: running.idle,
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
    const isNews = await readFeed(deps, { streamId, turn, signal: reading.signal })
    if (isNews === null) return rare
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
  readonly streamId: string
  readonly turn: PollTurn
  readonly signal: AbortSignal
}

/**
 * Whether there was anything; `null`: this courier has no feed. Each page is stored before it is
 * acknowledged.
 */
async function readFeed(deps: ShippingDeps, feed: FeedToRead): Promise<boolean | null> {
  const { streamId, turn, signal } = feed
  const asker = { deps, merchantId: turn.merchantId, signal, requestId: turn.leasedBy }
  const keep = (): Promise<boolean> =>
    keepTurn(deps.db, turn, toLater(deps.clock.now(), deps.settings.leaseMs))
  let isNews = false
  for (let pages = 0; pages < PAGES_PER_TURN && !signal.aborted; pages++) {
    const reading = { account: turn, at: deps.clock.now(), isNewest: false }
    const page = await demand(asker, async (provider, call) =>
      provider.changes?.({ streamId }, call),
    )
    if (!page) return null
    if (page.shipments.length === 0) return isNews
    isNews = true
    await storePage(deps, reading, page.shipments)
    // Whoever took the turn over may have read more: we would acknowledge that too, unstored.
    if (!page.acknowledge || !(await keep())) return isNews
    const { acknowledge } = page
    await demand(asker, (_, call) => acknowledge(call))
    if (!(await keep())) return isNews
  }
  return isNews
}

async function storePage(
  deps: ShippingDeps,
  reading: Reading,
  shipments: readonly TrackedShipment[],
): Promise<void> {
  const outcomes = await Promise.all(
    shipments.map(async (tracked) => {
      const outcome = await applyTracked(deps, reading, tracked)
      if (isOpen(outcome)) await keepForLater(deps, reading, tracked.courierReference)
      return outcome
    }),
  )
  const foreign = outcomes.filter((outcome) => outcome === 'foreign').length
  const { merchantId } = reading.account
  deps.log('feed.read', { merchantId, parcels: outcomes.length, foreign })
}
