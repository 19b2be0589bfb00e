import { type Clock, toTimestamp } from './lib/clock.ts'
import { createOnce } from './lib/once.ts'
import { createRecent } from './lib/recent.ts'
import type { Database } from './storage/database.ts'
import { loadListAges } from './storage/overview.ts'
import { StorageFault } from './storage/storage-fault.ts'

export interface Readiness {
  readonly isReady: boolean
  /** Sentences for whoever runs the gateway: what is wrong, or will be soon. */
  readonly remarks: readonly string[]
}

/** Whoever asks often gets the last look: a probe must not wear out the disk. */
const LOOK_MS = 2_000
/** As much as an order with all its rows: where this finds no room, an order does not. */
const PROBE_BYTES = 32_768
const PROBE = `INSERT INTO courier_answer
    (tenant_id, merchant_id, question, answered_at, body, leased_until, leased_by)
  VALUES ('', '', 'probe', ?, ?, '', '')
  ON CONFLICT (tenant_id, merchant_id, question) DO UPDATE
    SET answered_at = excluded.answered_at, body = excluded.body`
/** Points are read every six hours; after two days something has been wrong for long. */
const OLD_MS = 48 * 3_600_000

/**
 * Whether this process may be given work: it can write, which is what an order needs. Old points are
 * told and no reason to refuse: every process has the same, and they still sell.
 */
export function createReadiness(deps: {
  readonly db: Database
  readonly clock: Pick<Clock, 'now'>
}): () => Promise<Readiness> {
  const { db, clock } = deps
  const recent = createRecent<Readiness>(1, clock.now)
  const once = createOnce<Readiness>()

  async function look(): Promise<Readiness> {
    try {
      await db.query(PROBE, [toTimestamp(clock.now()), 'x'.repeat(PROBE_BYTES)])
      return { isReady: true, remarks: await remarkOnLists(deps) }
    } catch (error) {
      if (error instanceof StorageFault) return { isReady: false, remarks: [error.message] }
      return { isReady: false, remarks: ['the store answers with errors: see the log'] }
    }
  }

  return async () => {
    const known = recent.find('')
    if (known && known.ageMs < LOOK_MS) return known.value
    return once('', async () => {
      const seen = await look()
      recent.keep('', seen)
      return seen
    })
  }
}

async function remarkOnLists({
  db,
  clock,
}: {
  readonly db: Database
  readonly clock: Pick<Clock, 'now'>
}): Promise<readonly string[]> {
  const now = clock.now().getTime()
  return (await loadListAges(db))
    .map((list) => ({ ...list, ageMs: now - Date.parse(list.loadedAt) }))
    .filter(({ ageMs }) => ageMs > OLD_MS)
    .map(
      ({ tenantId, kind, ageMs }) =>
        `the ${kind}s of courier ${tenantId} are ${Math.floor(ageMs / 86_400_000)} days old`,
    )
}
