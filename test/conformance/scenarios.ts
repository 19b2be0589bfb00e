import type { Scenario } from './scenario.ts'
import { carts } from './scenarios/carts.ts'
import { choice } from './scenarios/choice.ts'
import { connection } from './scenarios/connection.ts'
import { guards } from './scenarios/guards.ts'
import { payments } from './scenarios/payments.ts'
import { prices } from './scenarios/prices.ts'
import { sending } from './scenarios/sending.ts'
import { shipments } from './scenarios/shipments.ts'
import { tracking } from './scenarios/tracking.ts'

/** What every shop must do, whatever it runs on. Written once; a platform brings a driver. */
export const SCENARIOS: readonly Scenario[] = [
  ...connection,
  ...prices,
  ...carts,
  ...choice,
  ...payments,
  ...guards,
  ...sending,
  ...shipments,
  ...tracking,
]
