import { DeliveryError, type PickupPoint } from '@courier-checkout/api-client'
import { askCourier } from './ask-courier.ts'
import type { PointsDataset } from './dataset/points-dataset.ts'
import { createDictionary, type DictionaryDeps } from './dictionaries.ts'
import type { Installation } from './installation.ts'
import { createOnce } from './lib/once.ts'
import { createRecent } from './lib/recent.ts'
import type { Asker } from './rates.ts'

export interface TownPoints {
  /** Sorted by code. */
  readonly points: readonly PickupPoint[]
  readonly updatedAt: Date
}

/** The pickup points of each tenant: from the list we hold, or from the courier until we hold it. */
export interface Points {
  inTown(installation: Installation, asker: Asker, townCode: string): Promise<TownPoints>
  find(installation: Installation, asker: Asker, code: string): Promise<PickupPoint | null>
  warm(tenantId: string): Promise<void>
}

interface PointIndex {
  readonly byTown: ReadonlyMap<string, readonly PickupPoint[]>
  readonly byCode: ReadonlyMap<string, PickupPoint>
}

const REFRESH_MS = 6 * 3_600_000
const DIRECT_MS = 600_000
const MOST_TOWNS = 2_000
const LATEST_MS = 10_000

export interface PointsDeps extends DictionaryDeps {
  readonly pointsDataset: Pick<PointsDataset, 'accepts' | 'update'>
}

export function createPoints(deps: PointsDeps): Points {
  const { background, pointsDataset } = deps
  const dictionary = createDictionary<PickupPoint, PointIndex>(deps, {
    kind: 'point',
    refreshMs: REFRESH_MS,
    read: (courier, signal) => {
      if (!courier.allPickupPoints) throw unsupported()
      return courier.allPickupPoints({ signal })
    },
    build: createPointIndex,
    accepts: pointsDataset.accepts,
    onLoaded(tenantId, { rows, loadedAt }) {
      const list = { points: rows, updatedAt: loadedAt }
      background.start('points', () => pointsDataset.update(tenantId, list))
    },
  })
  const recent = createRecent<readonly PickupPoint[]>(MOST_TOWNS, deps.clock.now)
  const once = createOnce<readonly PickupPoint[]>()

  async function askDirectly(
    tenantId: string,
    asker: Asker,
    query: { readonly townCode: string } | { readonly code: string },
  ): Promise<TownPoints> {
    const key = JSON.stringify([tenantId, query])
    const known = recent.find(key)
    if (known && known.ageMs < DIRECT_MS) {
      return { points: known.value, updatedAt: new Date(deps.clock.now().getTime() - known.ageMs) }
    }
    const points = await once(key, async () => {
      const courier = await deps.directory.provider(asker.merchantId)
      const { requestId, budget } = asker
      const limit = { ms: LATEST_MS, stop: deps.background.signal }
      const found = await askCourier(limit, async (signal) => {
        if (!courier.pickupPoints) throw unsupported()
        return courier.pickupPoints(query, { signal, requestId, budget })
      })
      const sorted = [...found].sort(byCode)
      recent.keep(key, sorted)
      return sorted
    })
    return { points, updatedAt: deps.clock.now() }
  }

  return {
    warm: dictionary.warm,

    async inTown({ tenantId }, asker, townCode) {
      const loaded = dictionary.find(tenantId)
      if (!loaded) return askDirectly(tenantId, asker, { townCode })
      return { points: loaded.index.byTown.get(townCode) ?? [], updatedAt: loaded.loadedAt }
    },

    async find({ tenantId }, asker, code) {
      const loaded = dictionary.find(tenantId)
      if (loaded) return loaded.index.byCode.get(code) ?? null
      const { points } = await askDirectly(tenantId, asker, { code })
      return points.find((point) => point.code === code) ?? null
    },
  }
}

function createPointIndex(points: readonly PickupPoint[]): PointIndex {
  const byTown = new Map<string, PickupPoint[]>()
  const all = new Map<string, PickupPoint>()
  for (const point of [...points].sort(byCode)) {
    if (all.has(point.code)) continue
    all.set(point.code, point)
    const town = byTown.get(point.townCode)
    if (town) town.push(point)
    else byTown.set(point.townCode, [point])
  }
  return { byTown, byCode: all }
}

/** By code unit: the same order everywhere, so that the same point stands for a town's price. */
const byCode = (a: PickupPoint, b: PickupPoint): number => (a.code < b.code ? -1 : 1)

const unsupported = (): DeliveryError =>
  new DeliveryError('unsupported', 'this courier has no pickup points')
