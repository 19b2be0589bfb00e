import type { PickupPoint } from '@courier-checkout/api-client'
import type { Clock } from '../lib/clock.ts'
import type { Log } from '../lib/log.ts'
import type { Metrics } from '../lib/metrics.ts'
import { createBreathe } from './breathe.ts'
import { buildDataset, MANIFEST } from './build.ts'
import { createJudge } from './judge.ts'
import { packNew, perfect } from './pack-files.ts'
import type { Packer } from './packer.ts'
import { type Found, type Spot, search } from './search.ts'
import { buildSearchIndex, type SearchIndex } from './search-index.ts'
import { createShelf, type Shelf, type ShelvedFile } from './shelf.ts'

export interface PointsDatasetDeps {
  readonly clock: Clock
  readonly log: Log
  readonly metrics: Metrics
  readonly openPacker: () => Packer
  /** Aborts when the gateway stops. */
  readonly stopping: AbortSignal
}

/** The public files and the search of each courier's points. See docs/points-dataset.md. */
export interface PointsDataset {
  /**
   * Whether a list is whole enough to take the place of the one in force. A refusal is logged as
   * `points.refused` and counted as `gateway_points_refused_total`.
   */
  accepts(courierCode: string, list: readonly PickupPoint[]): Promise<boolean>
  /** Puts an accepted list in force at once and whole; resolves when its files are packed tight. */
  update(
    courierCode: string,
    list: { readonly points: readonly PickupPoint[]; readonly updatedAt: Date },
  ): Promise<void>
  file(courierCode: string, name: string): ShelvedFile | null
  /** `null`: this courier has no list yet. */
  search(courierCode: string, query: string, near: Spot | null): readonly Found[] | null
  /** Address of the manifest below the gateway; `null`: there is none yet. */
  manifestPath(courierCode: string): string | null
}

interface Courier {
  readonly shelf: Shelf
  index: SearchIndex | null
  /** The update that runs or ran last: the next one waits for it. */
  turn: Promise<void>
}

const SEARCH_LIMIT = 20

export function createPointsDataset(deps: PointsDatasetDeps): PointsDataset {
  const judge = createJudge(deps)
  const couriers = new Map<string, Courier>()

  function courierOf(code: string): Courier {
    const courier = couriers.get(code) ?? {
      shelf: createShelf(),
      index: null,
      turn: Promise.resolve(),
    }
    couriers.set(code, courier)
    return courier
  }

  return {
    async accepts(code, list) {
      // What is being put in force is what this list is measured by.
      await courierOf(code).turn
      return (await judge.weigh(code, list)) !== null
    },

    update(code, { points, updatedAt }) {
      const courier = courierOf(code)
      const turn = courier.turn.then(async () => {
        const accepted = await judge.weigh(code, points)
        if (accepted) await publish(deps, { code, courier, points: accepted, updatedAt })
      })
      courier.turn = turn.catch(() => {})
      return turn
    },

    file: (code, name) => couriers.get(code)?.shelf.find(name) ?? null,

    search(code, query, near) {
      const index = couriers.get(code)?.index
      return index ? search(index, query, { near, limit: SEARCH_LIMIT }) : null
    },

    manifestPath: (code) =>
      couriers.get(code)?.shelf.has(MANIFEST)
        ? `/v1/pickup-points/${encodeURIComponent(code)}/${MANIFEST}`
        : null,
  }
}

interface Publication {
  readonly code: string
  readonly courier: Courier
  readonly points: readonly PickupPoint[]
  readonly updatedAt: Date
}

async function publish(
  { clock, log, openPacker, stopping }: PointsDatasetDeps,
  { code, courier, points, updatedAt }: Publication,
): Promise<void> {
  const breathe = createBreathe(clock.now)
  const built = await buildDataset(points, updatedAt, breathe)
  const index = await buildSearchIndex(points, breathe)
  if (stopping.aborted) return

  const packer = openPacker()
  const stop = (): void => void packer.close()
  stopping.addEventListener('abort', stop, { once: true })
  try {
    const { files, fresh } = await packNew(packer, built.files, courier.shelf)
    courier.shelf.publish(files)
    courier.index = index
    const { version, leaves } = built
    const published = { courierCode: code, version, points: points.length, leaves }
    log('points.published', { ...published, changed: fresh.length })
    await perfect(packer, built.files, { shelf: courier.shelf, names: fresh })
    log('points.packed', { courierCode: code, version, files: fresh.length })
  } catch (error) {
    if (!stopping.aborted) throw error
  } finally {
    stopping.removeEventListener('abort', stop)
    await packer.close()
  }
}
