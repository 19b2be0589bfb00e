import { createRunning } from '../lib/running.ts'
import { demand } from '../shipping/ask-courier.ts'
import { toDelayMs, toLater } from '../shipping/backoff.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import { toReason, toRetryAfterMs } from '../shipping/reasons.ts'
import { type Applied, applyTracked, isOpen } from '../shipping/track.ts'
import type { Scope } from '../storage/shipments.ts'
import {
  closeTrackRequest,
  type LeasedTrackRequest,
  leaseTrackRequests,
  loadTrackedAccounts,
  postponeTrackRequest,
} from '../storage/track-requests.ts'

export interface RefreshTracking {
  /** Begins to ask the courier about every parcel that something hinted at. */
  round(): Promise<void>
  /** Resolves when nothing that was begun is still running. */
  idle(): Promise<void>
}

/** Each account has its own, so that a courier that hangs holds up nobody else. */
const PLACES_PER_ACCOUNT = 4
const BACKOFF = { firstMs: 15_000, maxMs: 600_000 }
/** A number nobody settles or answers for is left to the feed. */
const TRIES = 30

/** A courier's webhook is a hint only: what is true is asked of the courier. */
export function createRefreshTracking(
  deps: ShippingDeps,
  options: { readonly signal: AbortSignal; readonly onFree: () => void },
): RefreshTracking {
  const running = createRunning(options.onFree)

  async function refresh(request: LeasedTrackRequest): Promise<void> {
    const later = (error: unknown): Promise<void> => {
      if (request.tries >= TRIES) return closeTrackRequest(deps.db, request)
      const waitMs = toRetryAfterMs(error) ?? toDelayMs(BACKOFF, request.tries, deps.random)
      return postponeTrackRequest(deps.db, request, toLater(deps.clock.now(), waitMs))
    }
    try {
      const outcome = await ask(deps, request, options.signal)
      await (isOpen(outcome) ? later(null) : closeTrackRequest(deps.db, request))
    } catch (error) {
      const { code } = toReason(error)
      deps.log('parcel.not_tracked', { merchantId: request.merchantId, code })
      if (code === 'internal') deps.log('parcel.crashed', { merchantId: request.merchantId, error })
      await later(error)
    }
  }

  async function takeOf(account: Scope): Promise<void> {
    const free = PLACES_PER_ACCOUNT - running.count(account.merchantId)
    if (free <= 0) return
    const now = deps.clock.now()
    const leased = await leaseTrackRequests(deps.db, account, {
      now: now.toISOString(),
      until: toLater(now, deps.settings.leaseMs),
      limit: free,
    })
    for (const request of leased) {
      const work = refresh(request).catch((error) =>
        deps.log('parcel.crashed', { merchantId: request.merchantId, error }),
      )
      running.add(request.merchantId, work)
    }
  }

  return {
    async round() {
      const accounts = await loadTrackedAccounts(deps.db, deps.clock.now().toISOString())
      await Promise.all(accounts.map(takeOf))
    },
    idle: running.idle,
  }
}

async function ask(
  deps: ShippingDeps,
  request: LeasedTrackRequest,
  signal: AbortSignal,
): Promise<Applied> {
  const at = deps.clock.now()
  const { merchantId, courierReference, hint } = request
  const tracked = await demand({ deps, merchantId, signal, requestId: hint }, (provider, call) =>
    provider.track(courierReference, call),
  )
  const reading = { account: request, at, isNewest: true }
  return tracked ? applyTracked(deps, reading, tracked) : 'foreign'
}
