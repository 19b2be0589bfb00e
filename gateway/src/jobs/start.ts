import { startLoop } from '../lib/loop.ts'
import type { ShippingDeps } from '../shipping/deps.ts'
import { releaseAllShipments } from '../storage/shipment-leases.ts'
import { releaseAllPolls } from '../storage/status-polls.ts'
import { releaseAllDeliveries } from '../storage/webhook-deliveries.ts'
import { createDeliverWebhooks } from './deliver-webhooks.ts'
import { createPollStatuses } from './poll-statuses.ts'
import { createRefreshTracking } from './refresh-tracking.ts'
import { createSendShipments } from './send-shipments.ts'
import { createWatchClock } from './watch-clock.ts'

export interface Jobs {
  /** There is something to send, edit, cancel or tell: do not wait for the next beat. */
  kickShipments(): void
  kickWebhooks(): void
  /** The courier's webhook hinted at a parcel of this account. */
  kickTracking(merchantId: string): void
  /** Begins nothing more, ends what runs (calls that take longer than `graceMs` are aborted). */
  stop(graceMs?: number): Promise<void>
}

/** While hints come in, the feed is only their safety net. */
const HINTED_MS = 3_600_000

type JobName = 'shipments' | 'webhooks' | 'polls' | 'tracking' | 'clock'

/** Starts everything that works without being asked. */
export async function startJobs(deps: ShippingDeps): Promise<Jobs> {
  if (deps.settings.isOnlyWorker) {
    await releaseAllShipments(deps.db)
    await releaseAllPolls(deps.db)
    await releaseAllDeliveries(deps.db)
  }
  const stopping = new AbortController()
  const { signal } = stopping
  const hintedAt = new Map<string, number>()
  const isHinted = (merchantId: string): boolean =>
    deps.clock.now().getTime() - (hintedAt.get(merchantId) ?? 0) < HINTED_MS

  // A free place is for the next of its kind; and what was learnt is told.
  const options = (job: JobName) => ({
    signal,
    isHinted,
    onFree: () => {
      kick(job)
      kick('webhooks')
    },
  })
  const rounds = {
    shipments: createSendShipments(deps, options('shipments')),
    webhooks: createDeliverWebhooks(deps, options('webhooks')),
    polls: createPollStatuses(deps, options('polls')),
    tracking: createRefreshTracking(deps, options('tracking')),
    clock: { ...createWatchClock(deps), idle: async () => {} },
  }
  const loops = new Map(
    Object.entries(rounds).map(([job, { round }]) => [
      job,
      startLoop({
        clock: deps.clock,
        idleMs: deps.settings.idleMs,
        round,
        onError: (error) => deps.log('job.crashed', { job, error }),
      }),
    ]),
  )
  const kick = (job: JobName): void => loops.get(job)?.kick()

  return {
    kickShipments: () => kick('shipments'),
    kickWebhooks: () => kick('webhooks'),
    kickTracking(merchantId) {
      hintedAt.set(merchantId, deps.clock.now().getTime())
      kick('tracking')
    },
    async stop(graceMs = 10_000) {
      const ended = Promise.all([...loops.values()].map((loop) => loop.stop()))
      const idle = ended.then(() => Promise.all(Object.values(rounds).map((job) => job.idle())))
      const grace = new AbortController()
      await Promise.race([idle, deps.clock.wait(graceMs, grace.signal)])
      grace.abort()
      stopping.abort()
      await idle
    },
  }
}
