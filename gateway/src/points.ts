import {
  DeliveryError,
  type PickupPoint,
  type PickupPointQuery,
  type Town,
} from '@courier-checkout/api-client'
import type { Asker } from './asker.ts'
import type { PointsDataset } from './dataset/points-dataset.ts'
import { createDictionary, type DictionaryDeps } from './dictionaries.ts'
import type { Installation } from './installation.ts'
import { createQuestion, type QuestionDeps } from './questions.ts'
import { createServedTowns, type ServedTowns } from './served-towns.ts'

export interface TownPoints {
  /** Sorted by code. */
  readonly points: readonly PickupPoint[]
  readonly updatedAt: Date
}

/** The pickup points of each tenant: from the list we hold, or from the courier until we hold it. */
export interface Points {
  inTown(installation: Installation, asker: Asker, townCode: string): Promise<TownPoints>
  find(installation: Installation, asker: Asker, code: string): Promise<PickupPoint | null>
  /** Codes of towns that have points, nearest first; none until we hold the list. */
  nearestTowns(installation: Installation, town: Town, limit: number): readonly string[]
  warm(tenantId: string): Promise<void>
}

interface PointIndex {
  readonly byTown: ReadonlyMap<string, readonly PickupPoint[]>
  readonly byCode: ReadonlyMap<string, PickupPoint>
  /** Worked out when it is first asked for. */
  readonly served: () => ServedTowns
}

const REFRESH_MS = 6 * 3_600_000
const DIRECT_MS = 600_000
const MOST_TOWNS = 2_000

export type PointsDeps = DictionaryDeps &
  QuestionDeps & { readonly pointsDataset: Pick<PointsDataset, 'accepts' | 'update'> }

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
  const ask = createQuestion<PickupPointQuery, readonly PickupPoint[]>(deps, {
    about: 'points',
    freshMs: DIRECT_MS,
    usableMs: 24 * 3_600_000,
    mostAnswers: MOST_TOWNS,
    async ask(courier, query, call) {
      if (!courier.pickupPoints) throw unsupported()
      return [...(await courier.pickupPoints(query, call))].sort(byCode)
    },
  })

  async function askDirectly(asker: Asker, query: PickupPointQuery): Promise<TownPoints> {
    const { value: points, ageMs } = await ask(asker, query)
    return { points, updatedAt: new Date(deps.clock.now().getTime() - ageMs) }
  }

  return {
    warm: dictionary.warm,

    async inTown({ tenantId }, asker, townCode) {
      const loaded = dictionary.find(tenantId)
      if (!loaded) return askDirectly(asker, { townCode })
      return { points: loaded.index.byTown.get(townCode) ?? [], updatedAt: loaded.loadedAt }
    },

    async find({ tenantId }, asker, code) {
      const loaded = dictionary.find(tenantId)
      if (loaded) return loaded.index.byCode.get(code) ?? null
      const { points } = await askDirectly(asker, { code })
      return points.find((point) => point.code === code) ?? null
    },

    nearestTowns({ tenantId }, town, limit) {
      return dictionary.find(tenantId)?.index.served().nearestTo(town, limit) ?? []
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
  let served: ServedTowns | undefined
  return {
    byTown,
    byCode: all,
    served() {
      served ??= createServedTowns(byTown)
      return served
    },
  }
}

/** By code unit: the same order everywhere, so that the same point stands for a town's price. */
const byCode = (a: PickupPoint, b: PickupPoint): number => (a.code < b.code ? -1 : 1)

const unsupported = (): DeliveryError =>
  new DeliveryError('unsupported', 'this courier has no pickup points')
