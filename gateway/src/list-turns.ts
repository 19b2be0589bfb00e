import { newId } from './crypto.ts'
import { type Clock, toTimestamp } from './lib/clock.ts'
import { claimQuestion, settleQuestion } from './storage/courier-answers.ts'
import type { Database } from './storage/database.ts'
import type { DictionaryKey } from './storage/dictionaries.ts'

/** Who of several processes reads a courier's long list: the others find it in the store. */
export interface ListTurns {
  /** `null`: another process is reading it. */
  take(list: DictionaryKey): Promise<{ end(): Promise<void> } | null>
}

/** Longer than any list takes; a reader that died gives way after it. */
const TURN_MS = 360_000

export function createListTurns({
  db,
  clock,
}: {
  readonly db: Database
  readonly clock: Pick<Clock, 'now'>
}): ListTurns {
  return {
    async take({ tenantId, kind }) {
      const key = { tenantId, merchantId: '', question: `list ${kind}` }
      const by = newId('list')
      const now = clock.now()
      const claim = {
        by,
        now: toTimestamp(now),
        until: toTimestamp(new Date(now.getTime() + TURN_MS)),
        answeredBefore: toTimestamp(now),
      }
      if (!(await claimQuestion(db, key, claim))) return null
      return { end: () => settleQuestion(db, key, { by, answer: null }) }
    },
  }
}
