import { afterEach, beforeEach } from 'vitest'
import type { Database } from '../../gateway/src/storage/database.ts'
import { migrate } from '../../gateway/src/storage/migrate.ts'
import { MIGRATIONS } from '../../gateway/src/storage/migrations/index.ts'

export const NOW = '2026-06-01T00:00:00.000Z'
export const LATER = '2026-06-02T00:00:00.000Z'

/** Two ways into one store: as two processes have them on PostgreSQL, or one twice on SQLite. */
export interface TwoDoors {
  readonly one: Database
  readonly other: Database
  close(): Promise<void>
}

// Importers see what stands here now: a new store for each test.
export let doors: TwoDoors

/** For every test around it: an empty store that both doors found in order. */
export function openDoorsEachTime(open: () => Promise<TwoDoors>): void {
  beforeEach(async () => {
    doors = await open()
    await Promise.all([doors.one, doors.other].map((db) => migrate(db, MIGRATIONS, new Date(NOW))))
  })
  afterEach(() => doors.close())
}
