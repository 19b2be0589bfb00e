import {
  type Call,
  type CourierProvider,
  DeliveryError,
  type ErrorCode,
} from '@courier-checkout/api-client'
import { askCourier } from './ask-courier.ts'
import type { Asker } from './asker.ts'
import { QUESTION_MS } from './checkout-budget.ts'
import type { Directory } from './installation.ts'
import type { Clock } from './lib/clock.ts'
import { inTime } from './lib/in-time.ts'
import type { Metrics } from './lib/metrics.ts'
import { createOnce } from './lib/once.ts'
import { createRecent } from './lib/recent.ts'
import { REFUSED_MS, type SharedAnswers } from './shared-answers.ts'

/** A kind of thing that checkouts ask couriers, and how long an answer is good for. */
export interface QuestionKind<Query, Out> {
  readonly about: 'rates' | 'towns' | 'streets' | 'points' | 'service_levels'
  readonly freshMs: number
  /** So old an answer may be, marked, when the courier gives none in time. */
  readonly usableMs: number
  readonly mostAnswers: number
  readonly ask: (courier: CourierProvider, query: Query, call: Call) => Promise<Out>
}

export interface Answer<Out> {
  readonly value: Out
  readonly ageMs: number
  /** From an older answer, because the courier gave none in time. */
  readonly isStale: boolean
}

/**
 * The courier's answer within the asker's patience. One that comes later is kept for the next who
 * asks. Throws `courier_unavailable` when there is neither an answer nor an older one.
 */
export type Ask<Query, Out> = (asker: Asker, query: Query) => Promise<Answer<Out>>

export interface QuestionDeps {
  readonly directory: Pick<Directory, 'provider'>
  readonly clock: Clock
  readonly metrics: Pick<Metrics, 'count'>
  /** Aborts when the gateway stops. */
  readonly stopping: AbortSignal
  /** `null`: no other process works on this store. */
  readonly shared: SharedAnswers | null
}

const REFUSALS: ReadonlySet<ErrorCode> = new Set([
  'courier_rejected',
  'not_deliverable',
  'out_of_coverage',
])
/** Nobody waits for it any more, but the next who asks will be glad of it. */
const LATEST_MS = 10_000

/** Answers of one kind are kept by account and question, never across accounts. */
export function createQuestion<Query, Out>(
  deps: QuestionDeps,
  kind: QuestionKind<Query, Out>,
): Ask<Query, Out> {
  const { clock, metrics, shared } = deps
  const recent = createRecent<Out>(kind.mostAnswers, clock.now)
  const refused = createRecent<DeliveryError>(kind.mostAnswers, clock.now)
  const once = createOnce<Answer<Out>>()

  async function askNow(asker: Asker, query: Query): Promise<Out> {
    const courier = await deps.directory.provider(asker.merchantId)
    const { requestId, budget } = asker
    return askCourier({ ms: LATEST_MS, stop: deps.stopping }, (signal) =>
      kind.ask(courier, query, { signal, requestId, budget }),
    )
  }

  async function load(key: string, asker: Asker, query: Query): Promise<Answer<Out>> {
    const ask = (): Promise<Out> => askNow(asker, query)
    const { freshMs } = kind
    try {
      const found = shared
        ? await shared.once(asker, key, { freshMs, ask })
        : { value: await ask(), ageMs: 0 }
      // What other processes stored under this question is of this kind.
      const value = found.value as Out
      recent.keep(key, value, found.ageMs)
      return { value, ageMs: found.ageMs, isStale: false }
    } catch (error) {
      if (isRefusal(error)) refused.keep(key, error)
      throw error
    }
  }

  async function findOlder(key: string, asker: Asker): Promise<Answer<Out> | null> {
    const known = recent.find(key) ?? ((await shared?.find(asker, key)) || null)
    if (!known || known.ageMs > kind.usableMs) return null
    return { value: known.value as Out, ageMs: known.ageMs, isStale: true }
  }

  function late(): never {
    throw new DeliveryError('courier_unavailable', 'no answer in time', {
      details: { reason: 'late' },
    })
  }

  const note = (outcome: string): void =>
    metrics.count('gateway_questions_total', { about: kind.about, outcome })

  return async (asker, query) => {
    const key = JSON.stringify([kind.about, asker.merchantId, query])
    const no = refused.find(key)
    if (no && no.ageMs < REFUSED_MS) {
      note('refused')
      throw no.value
    }
    const known = recent.find(key)
    if (known && known.ageMs < kind.freshMs) {
      note('known')
      return { ...known, isStale: false }
    }
    try {
      const answer = once(`${asker.budget} ${key}`, () => load(key, asker, query))
      const answered = await inTime(answer, { clock, ms: patienceOf(asker, clock), late })
      note('answered')
      return answered
    } catch (error) {
      const older = isPassing(error) ? await findOlder(key, asker) : null
      note(older ? 'stale' : toOutcome(error))
      if (older) return older
      throw error
    }
  }
}

function patienceOf({ answerBy }: Asker, clock: Clock): number {
  if (answerBy === undefined) return LATEST_MS
  return Math.max(0, Math.min(QUESTION_MS, answerBy - clock.now().getTime()))
}

function toOutcome(error: unknown): string {
  if (!(error instanceof DeliveryError)) return 'failed'
  if (REFUSALS.has(error.code)) return 'refused'
  return error.details['reason'] === 'late' ? 'late' : error.code
}

export const isRefusal = (error: unknown): error is DeliveryError =>
  error instanceof DeliveryError && REFUSALS.has(error.code)

/** Whether time may cure it, so that an older answer is better than none. */
export const isPassing = (error: unknown): boolean =>
  error instanceof DeliveryError &&
  (error.code === 'courier_unavailable' || error.code === 'courier_misbehaved')
