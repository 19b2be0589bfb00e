import { createHash } from 'node:crypto'
import { DeliveryError, type ErrorCode } from '@courier-checkout/api-client'
import type { Asker } from './asker.ts'
import { newId } from './crypto.ts'
import { type Clock, toTimestamp } from './lib/clock.ts'
import {
  claimQuestion,
  findAnswer,
  type QuestionKey,
  type StoredAnswer,
  settleQuestion,
} from './storage/courier-answers.ts'
import type { Database } from './storage/database.ts'

export interface SharedAnswer {
  /** As JSON gives it back. */
  readonly value: unknown
  readonly ageMs: number
}

/** What the processes of one gateway learn from couriers, held together by their database. */
export interface SharedAnswers {
  /** What is known, however old. */
  find(asker: Asker, question: string): Promise<SharedAnswer | null>
  /** An answer younger than `freshMs`: known already, or asked for by one process for all. */
  once(
    asker: Asker,
    question: string,
    asking: { readonly freshMs: number; readonly ask: () => Promise<unknown> },
  ): Promise<SharedAnswer>
}

export interface SharedAnswersDeps {
  readonly db: Database
  readonly clock: Clock
  /** Which failures are answers too. */
  readonly isRefusal: (error: unknown) => error is DeliveryError
}

/** A no of the courier's is remembered too: it was an answer, and asking costs a request. */
export const REFUSED_MS = 60_000
/** A process that died while it asked leaves its question to the others after this. */
const LEASE_MS = 12_000
const LOOK_AGAIN_MS = 50

interface Asking {
  readonly by: string
  readonly freshMs: number
  readonly ask: () => Promise<unknown>
}

type Body =
  | { readonly ok: unknown }
  | { readonly no: Pick<DeliveryError, 'message' | 'details'> & { readonly code: ErrorCode } }

export function createSharedAnswers(deps: SharedAnswersDeps): SharedAnswers {
  const { db, clock } = deps

  const ageOf = ({ answeredAt }: StoredAnswer): number =>
    clock.now().getTime() - Date.parse(answeredAt)

  function read(stored: StoredAnswer): SharedAnswer {
    // Written by `toBody` below.
    const body = JSON.parse(stored.body) as Body
    if ('ok' in body) return { value: body.ok, ageMs: ageOf(stored) }
    throw new DeliveryError(body.no.code, body.no.message, { details: body.no.details })
  }

  async function settle(
    key: QuestionKey,
    { by, freshMs }: Asking,
    body: Body | null,
  ): Promise<void> {
    // A no is told as if it were older: so it is good for its own, shorter time.
    const olderMs = body && 'no' in body ? Math.max(0, freshMs - REFUSED_MS) : 0
    const answeredAt = toTimestamp(new Date(clock.now().getTime() - olderMs))
    const answer = body && { body: JSON.stringify(body), answeredAt }
    await settleQuestion(db, key, { by, answer })
  }

  async function askForAll(key: QuestionKey, asking: Asking): Promise<SharedAnswer> {
    try {
      const value = await asking.ask()
      await settle(key, asking, { ok: value })
      return { value, ageMs: 0 }
    } catch (error) {
      await settle(key, asking, deps.isRefusal(error) ? { no: toPlain(error) } : null)
      throw error
    }
  }

  return {
    async find(asker, question) {
      const stored = await findAnswer(db, toKey(asker, question))
      return stored && !stored.body.startsWith('{"no"') ? read(stored) : null
    },

    async once(asker, question, { freshMs, ask }) {
      const key = toKey(asker, question)
      const by = newId('ask')
      const givesUpAt = clock.now().getTime() + LEASE_MS
      while (clock.now().getTime() < givesUpAt) {
        const stored = await findAnswer(db, key)
        if (stored && ageOf(stored) < freshMs) return read(stored)
        const now = clock.now().getTime()
        const at = (ms: number): string => toTimestamp(new Date(now + ms))
        const claim = { by, now: at(0), until: at(LEASE_MS), answeredBefore: at(-freshMs) }
        if (await claimQuestion(db, key, claim)) return askForAll(key, { by, freshMs, ask })
        await clock.wait(LOOK_AGAIN_MS)
      }
      throw new DeliveryError('courier_unavailable', 'another process got no answer either')
    },
  }
}

const toKey = ({ tenantId, merchantId }: Asker, question: string): QuestionKey => ({
  tenantId,
  merchantId,
  question: createHash('sha256').update(question).digest('hex'),
})

const toPlain = ({ code, message, details }: DeliveryError) => ({ code, message, details })
