import { randomName } from './crypto.ts'
import type { Log } from './lib/log.ts'
import type { Database } from './storage/database.ts'
import { type DictionaryKey, publishVersion, savePage } from './storage/dictionaries.ts'
import { StorageFault } from './storage/storage-fault.ts'

/** Keeps a list for the next start while it is read. */
export interface ListStore {
  save(page: readonly unknown[]): Promise<void>
  /** What was saved is the list in force. */
  publish(loadedAt: string): Promise<void>
}

/**
 * A store that takes nothing costs the next start a long list, and nobody who is asked now: shops
 * go on from memory. It is said once.
 */
export function createListStore(
  { db, log }: { readonly db: Database; readonly log: Log },
  key: DictionaryKey,
): ListStore {
  const version = randomName(12)
  let pages = 0
  let isKept = true

  async function attempt(work: () => Promise<void>): Promise<void> {
    if (!isKept) return
    try {
      await work()
    } catch (error) {
      if (!(error instanceof StorageFault)) throw error
      isKept = false
      log('dictionary_store.failed', { ...key, reason: error.reason, error })
    }
  }

  return {
    save: (rows) => attempt(() => savePage(db, key, { version, number: pages++, rows })),
    publish: (loadedAt) => attempt(() => publishVersion(db, key, { version, loadedAt })),
  }
}
