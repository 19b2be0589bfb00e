import type { Database, Statement } from './database.ts'

const SCHEDULED = ['webhook_delivery', 'track_request', 'status_poll'] as const

/**
 * After a clock was put back: what was to be done at a time that has become far is done now, and a
 * courier's word read then is not newer than what it says today.
 */
export async function forgetFutureTimes(
  db: Database,
  times: {
    readonly now: string
    /** No lease can reach so far; `null`: leave them to the only process, which holds them all. */
    readonly farthestLease: string | null
  },
): Promise<void> {
  const { now, farthestLease } = times
  const leased = ['shipment', ...SCHEDULED, 'courier_answer']
  await db.batch([
    // Whoever works on one right now sees by the version that it was touched.
    earlier('shipment', 'due_at', now),
    earlier('shipment', 'tracked_at', now),
    ...SCHEDULED.map((table) => ({
      sql: `UPDATE ${table} SET due_at = ? WHERE due_at > ?`,
      params: [now, now],
    })),
    ...(farthestLease === null
      ? []
      : leased.map((table) => ({
          sql: `UPDATE ${table} SET leased_until = '' WHERE leased_until > ?`,
          params: [farthestLease],
        }))),
  ])
}

const earlier = (table: string, column: string, now: string): Statement => ({
  sql: `UPDATE ${table} SET ${column} = ?, version = version + 1 WHERE ${column} > ?`,
  params: [now, now],
})

/** The latest moment that this store has certainly seen, to the minute; `null`: it tells of none. */
export async function findLatestMoment(db: Database): Promise<Date | null> {
  const [row] = await db.query<{ minute: string | null }>(
    'SELECT MAX(minute) AS minute FROM courier_minute',
  )
  return row?.minute ? new Date(`${row.minute}:00.000Z`) : null
}
