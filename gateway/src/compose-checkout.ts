import { createAccounts, openMeasoftAt } from './accounts.ts'
import type { Config } from './config.ts'
import { guardCouriers } from './courier-guard.ts'
import type { SecretBox } from './crypto.ts'
import { openPacker } from './dataset/packer.ts'
import { createPointsDataset } from './dataset/points-dataset.ts'
import type { KeptHours } from './kept-hours.ts'
import type { Background } from './lib/background.ts'
import type { Clock } from './lib/clock.ts'
import type { Log } from './lib/log.ts'
import type { Metrics } from './lib/metrics.ts'
import { createListTurns } from './list-turns.ts'
import { createPoints } from './points.ts'
import { isRefusal, type QuestionDeps } from './questions.ts'
import { createRates } from './rates.ts'
import { createServiceLevels } from './service-levels.ts'
import { createSharedAnswers } from './shared-answers.ts'
import type { Database } from './storage/database.ts'
import { createTowns } from './towns.ts'

export interface CheckoutParts {
  readonly db: Database
  readonly box: SecretBox
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly background: Background
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>
  readonly hours: KeptHours | null
}

/** Everything that a checkout asks of couriers, and the accounts it is asked with. */
export function composeCheckout(
  config: Pick<Config, 'courierUrl' | 'databaseUrl' | 'tenants'>,
  parts: CheckoutParts,
) {
  const { db, box, clock, log, metrics, background, fetch } = parts
  const isShared = config.databaseUrl !== null
  const measoft = openMeasoftAt({ url: config.courierUrl, fetch, clock, log })
  const guard = guardCouriers(measoft, { clock, metrics })
  const accounts = createAccounts({
    db,
    box,
    tenants: config.tenants,
    clock,
    openCourier: guard.open,
    hours: parts.hours,
  })
  const stopping = background.signal
  const questions: QuestionDeps = {
    directory: accounts,
    clock,
    metrics,
    stopping,
    shared: isShared ? createSharedAnswers({ db, clock, isRefusal }) : null,
  }
  const turns = isShared ? createListTurns({ db, clock }) : null
  const lists = { ...questions, db, directory: accounts, log, background, turns }
  const pointsDataset = createPointsDataset({ clock, log, metrics, openPacker, stopping })
  return {
    guard,
    accounts,
    pointsDataset,
    towns: createTowns(lists),
    points: createPoints({ ...lists, pointsDataset }),
    rates: createRates(questions),
    serviceLevels: createServiceLevels(questions),
  }
}
