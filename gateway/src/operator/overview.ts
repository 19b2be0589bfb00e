import type { Accounts, Spent } from '../accounts.ts'
import type { AccountHealth, CourierGuard } from '../courier-guard.ts'
import type { Clock } from '../lib/clock.ts'
import type { Database } from '../storage/database.ts'
import {
  type FailingShipment,
  type FailingWebhook,
  loadFailingShipments,
  loadFailingWebhooks,
  loadListAges,
  loadQueues,
  type Queues,
} from '../storage/overview.ts'

export interface OverviewDeps {
  readonly db: Database
  readonly clock: Clock
  readonly accounts: Pick<Accounts, 'spending'>
  readonly guard: Pick<CourierGuard, 'health'>
}

/** Everything the operator's page shows. Names no buyer. */
export interface Overview {
  readonly now: Date
  readonly queues: Queues
  /** Only those that do not simply answer. */
  readonly troubled: readonly AccountHealth[]
  /** The busiest first. */
  readonly spending: readonly Spent[]
  readonly lists: Awaited<ReturnType<typeof loadListAges>>
  readonly shipments: readonly FailingShipment[]
  readonly webhooks: readonly FailingWebhook[]
}

const MOST_ROWS = 50
const MOST_ACCOUNTS = 10

export async function loadOverview(deps: OverviewDeps): Promise<Overview> {
  const { db, accounts, guard } = deps
  const now = deps.clock.now()
  const [queues, spending, lists, shipments, webhooks] = await Promise.all([
    loadQueues(db, now.toISOString()),
    accounts.spending(),
    loadListAges(db),
    loadFailingShipments(db, MOST_ROWS),
    loadFailingWebhooks(db, MOST_ROWS),
  ])
  return {
    now,
    queues,
    troubled: guard.health().filter(({ state }) => state !== 'closed'),
    spending: spending.slice(0, MOST_ACCOUNTS),
    lists,
    shipments,
    webhooks,
  }
}
