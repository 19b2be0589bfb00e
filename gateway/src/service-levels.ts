import type { ServiceLevel } from '@courier-checkout/api-client'
import type { Asker } from './asker.ts'
import { createQuestion, type QuestionDeps } from './questions.ts'

export interface ServiceLevels {
  load(asker: Asker): Promise<readonly ServiceLevel[]>
}

const DAY_MS = 24 * 3_600_000

/** The courier's urgency modes change once in months; a day old is new enough. */
export function createServiceLevels(deps: QuestionDeps): ServiceLevels {
  const ask = createQuestion<null, readonly ServiceLevel[]>(deps, {
    about: 'service_levels',
    freshMs: DAY_MS,
    usableMs: 30 * DAY_MS,
    mostAnswers: 10_000,
    ask: (courier, _, call) => courier.serviceLevels(call),
  })

  return {
    load: async (asker) => (await ask(asker, null)).value,
  }
}
