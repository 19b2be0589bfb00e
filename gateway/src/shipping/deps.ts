import type { Directory } from '../installation.ts'
import type { Bell } from '../lib/bell.ts'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Database } from '../storage/database.ts'
import type { Shipment } from '../storage/shipments.ts'
import type { WebhookPost } from '../webhooks/post.ts'

/** Everything the shipping half of the gateway works with. */
export interface ShippingDeps {
  readonly db: Database
  readonly directory: Directory
  readonly clock: Clock
  readonly log: Log
  /** `0 … 1`, for the jitter of delays. */
  readonly random: () => number
  /** `evt_…`: a new id behind a prefix. */
  readonly newId: (prefix: string) => string
  /** Calls a shop. */
  readonly post: WebhookPost
  /** Rings when a shipment changed. One for the routes and the jobs of a process. */
  readonly bell: Bell
  readonly settings: ShippingSettings
}

export interface ShippingSettings {
  /** A dead worker's shipment comes back after this. A courier's call always ends sooner. */
  readonly leaseMs: number
  readonly courierCallMs: number
  /** Shipments of one account that are worked on at a time. */
  readonly sendsPerAccount: number
  readonly retry: Backoff
  /** Credentials are put right by people, so asking again soon helps nobody. */
  readonly credentialsRetry: Backoff
  readonly giveUpAfterTries: number
  readonly giveUpAfterMs: number
  /** How long after the last send an empty look-up proves that nothing will appear any more. */
  readonly proofMs: number
  /** How long after the last send the courier is asked about it; then a person has to say. */
  readonly lookUpForMs: number
  readonly poll: { readonly minMs: number; readonly maxMs: number }
  /** Parcels of one account that are asked about one by one when the courier hints at them. */
  readonly lookUps: { readonly atOnce: number; readonly perHour: number }
  readonly webhook: {
    readonly retry: Backoff
    readonly giveUpAfterMs: number
    readonly timeoutMs: number
    readonly callsPerShop: number
  }
  /** How often the jobs look for due work when nobody calls them. */
  readonly idleMs: number
  /** Only this process works on the store, so what a crash left leased is free at the start. */
  readonly isOnlyWorker: boolean
}

export interface Backoff {
  readonly firstMs: number
  readonly maxMs: number
}

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

export const SHIPPING_DEFAULTS: ShippingSettings = {
  leaseMs: MINUTE,
  courierCallMs: 45 * SECOND,
  sendsPerAccount: 4,
  retry: { firstMs: 2 * SECOND, maxMs: 10 * MINUTE },
  credentialsRetry: { firstMs: 5 * MINUTE, maxMs: HOUR },
  giveUpAfterTries: 200,
  giveUpAfterMs: 48 * HOUR,
  proofMs: 10 * MINUTE,
  lookUpForMs: 30 * 24 * HOUR,
  poll: { minMs: 20 * SECOND, maxMs: 10 * MINUTE },
  // A tenth of the hour's 2,400 requests.
  lookUps: { atOnce: 60, perHour: 240 },
  webhook: {
    retry: { firstMs: 5 * SECOND, maxMs: HOUR },
    giveUpAfterMs: 72 * HOUR,
    timeoutMs: 10 * SECOND,
    callsPerShop: 4,
  },
  idleMs: SECOND,
  isOnlyWorker: true,
}

/** A log line's fields about a shipment: ids only, nothing about a person. */
export const toLogFields = (shipment: Shipment) => ({
  merchantId: shipment.merchantId,
  shipmentId: shipment.shipmentId,
  attempt: shipment.attempt,
  courierReference: shipment.courierReference,
})
