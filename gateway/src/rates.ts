import type { Rate, RateRequest } from '@courier-checkout/api-client'
import type { Asker } from './asker.ts'
import { createQuestion, type QuestionDeps } from './questions.ts'

export interface KnownRates {
  readonly rates: readonly Rate[]
  /** From an older answer, because the courier gave none in time. */
  readonly isStale: boolean
}

export interface Rates {
  /** Throws `courier_unavailable` when there is neither an answer in time nor an older one. */
  ask(asker: Asker, request: RateRequest): Promise<KnownRates>
}

export function createRates(deps: QuestionDeps): Rates {
  const ask = createQuestion<RateRequest, readonly Rate[]>(deps, {
    about: 'rates',
    freshMs: 600_000,
    usableMs: 24 * 3_600_000,
    mostAnswers: 20_000,
    ask: (courier, request, call) => courier.quote(request, call),
  })

  return {
    async ask(asker, request) {
      const { value, isStale } = await ask(asker, request)
      return { rates: value, isStale }
    },
  }
}
