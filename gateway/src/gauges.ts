import type { Accounts } from './accounts.ts'
import type { CourierGuard } from './courier-guard.ts'
import type { Clock } from './lib/clock.ts'
import type { Metrics, Sample } from './lib/metrics.ts'
import { createOnce } from './lib/once.ts'
import { createRecent } from './lib/recent.ts'
import type { Database } from './storage/database.ts'
import { loadListAges, loadQueues } from './storage/overview.ts'

export interface GaugeDeps {
  readonly db: Database
  readonly clock: Clock
  readonly metrics: Metrics
  readonly accounts: Pick<Accounts, 'spending'>
  readonly guard: Pick<CourierGuard, 'health'>
}

/** Several gauges come from one look at the store, and whoever asks often gets the last one. */
const LOOK_MS = 5_000

/** What the operator's page shows, as Prometheus gauges. */
export function watchGateway({ db, clock, metrics, accounts, guard }: GaugeDeps): void {
  const seconds = (at: string | null): number =>
    at === null ? 0 : Math.max(0, (clock.now().getTime() - Date.parse(at)) / 1000)
  const queues = remembered('queues', clock, () => loadQueues(db, clock.now().toISOString()))
  const lists = remembered('lists', clock, () => loadListAges(db))

  metrics.watch('gateway_shipments', async () => byState((await queues()).shipments))
  metrics.watch('gateway_shipments_due', async () => [one((await queues()).due)])
  metrics.watch('gateway_shipments_given_up', async () => [one((await queues()).givenUp)])
  metrics.watch('gateway_oldest_due_seconds', async () => [
    one(seconds((await queues()).oldestDueAt)),
  ])
  metrics.watch('gateway_webhook_deliveries', async () => byState((await queues()).webhooks))
  metrics.watch('gateway_oldest_webhook_seconds', async () => [
    one(seconds((await queues()).oldestWebhookAt)),
  ])
  metrics.watch('gateway_list_age_seconds', async () =>
    (await lists()).map(({ tenantId, kind, loadedAt }) => ({
      labels: { courier_code: tenantId, kind },
      value: seconds(loadedAt),
    })),
  )
  metrics.watch('gateway_courier_accounts', () => {
    const counts = { closed: 0, open: 0, probing: 0 }
    for (const { state } of guard.health()) counts[state] += 1
    return byState(counts)
  })
  metrics.watch('gateway_courier_calls_in_flight', () => [
    one(guard.health().reduce((sum, { inFlight }) => sum + inFlight, 0)),
  ])
  // The fullest only: thousands of accounts would be thousands of series.
  metrics.watch('gateway_busiest_account_hour_ratio', async () => {
    const [busiest] = await accounts.spending()
    return [one(busiest ? busiest.requests / busiest.requestsPerHour : 0)]
  })
}

function remembered<Out>(
  key: string,
  { now }: Clock,
  look: () => Promise<Out>,
): () => Promise<Out> {
  const recent = createRecent<Out>(1, now)
  const once = createOnce<Out>()
  return async () => {
    const known = recent.find(key)
    if (known && known.ageMs < LOOK_MS) return known.value
    return once(key, async () => {
      const seen = await look()
      recent.keep(key, seen)
      return seen
    })
  }
}

const one = (value: number): Sample => ({ labels: {}, value })

const byState = (counts: Readonly<Record<string, number>>): readonly Sample[] =>
  Object.entries(counts).map(([state, value]) => ({ labels: { state }, value }))
