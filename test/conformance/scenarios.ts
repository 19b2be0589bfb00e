import type { Scenario } from './scenario.ts'
import { choice } from './scenarios/choice.ts'
import { connection } from './scenarios/connection.ts'
import { guards } from './scenarios/guards.ts'
import { prices } from './scenarios/prices.ts'
import { sending } from './scenarios/sending.ts'
import { tracking } from './scenarios/tracking.ts'

/** What every shop must do, whatever it runs on. Written once; a platform brings a driver. */
export const SCENARIOS: readonly Scenario[] = [
  ...connection,
  ...prices,
  ...choice,
  ...guards,
  ...sending,
  ...tracking,
]
