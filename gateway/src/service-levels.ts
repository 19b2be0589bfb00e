import type { ServiceLevel } from '@courier-checkout/api-client'
import { askCourier } from './ask-courier.ts'
import type { Directory } from './installation.ts'
import type { Clock } from './lib/clock.ts'
import { createOnce } from './lib/once.ts'
import { createRecent } from './lib/recent.ts'
import type { Asker } from './rates.ts'

export interface ServiceLevels {
  load(asker: Asker): Promise<readonly ServiceLevel[]>
}

const FRESH_MS = 24 * 3_600_000
const LATEST_MS = 10_000

/** The courier's urgency modes change once in months; a day old is new enough. */
export function createServiceLevels(deps: {
  readonly directory: Pick<Directory, 'provider'>
  readonly clock: Clock
}): ServiceLevels {
  const recent = createRecent<readonly ServiceLevel[]>(10_000, deps.clock.now)
  const once = createOnce<readonly ServiceLevel[]>()

  return {
    async load({ merchantId, budget, requestId }) {
      const known = recent.find(merchantId)
      if (known && known.ageMs < FRESH_MS) return known.value
      return once(merchantId, async () => {
        const courier = await deps.directory.provider(merchantId)
        const levels = await askCourier({ ms: LATEST_MS }, (signal) =>
          courier.serviceLevels({ signal, budget, requestId }),
        )
        recent.keep(merchantId, levels)
        return levels
      })
    },
  }
}
