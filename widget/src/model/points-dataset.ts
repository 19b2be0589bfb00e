import type {
  Overview,
  OverviewLevel,
  PointsChunk,
  PointsManifest,
} from '@courier-checkout/api-client/contract'
import { isFailure } from '../failure.ts'
import type { InsideGateway } from '../inside-gateway.ts'

/** A part of the square of web Mercator. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Several points drawn as one. */
export interface Cluster {
  readonly x: number
  readonly y: number
  readonly count: number
}

/** Below this zoom clusters made by the gateway are drawn; from it on the points themselves are loaded. */
export const LEAF_ZOOM = 8

type Leaf = PointsManifest['leaves'][number]

/** Leaves on their way at a time: enough to fill a line, too few to hold up the page. */
const AT_ONCE = 4

/**
 * A courier's points as files: a manifest, and leaves that are fetched as they come into view.
 * Source: docs/points-dataset.md.
 */
export function createPointsDataset(
  gateway: Pick<InsideGateway, 'manifest' | 'chunk' | 'overview'>,
  address: string,
  onChunk: (chunk: PointsChunk) => void,
) {
  const lifetime = new AbortController()
  const folder = address.slice(0, address.lastIndexOf('/') + 1)
  const loaded = new Set<string>()
  const clusters = new Map<number, readonly Cluster[]>()
  let manifest: PointsManifest | null = null
  let deep: Overview | null = null

  async function open(isFresh = false): Promise<PointsManifest> {
    manifest = await gateway.manifest(address, isFresh, lifetime.signal)
    return manifest
  }

  async function fetchLeaf(leaf: Leaf): Promise<void> {
    const name = nameOf(leaf)
    if (loaded.has(name)) return
    loaded.add(name)
    try {
      onChunk(await gateway.chunk(`${folder}${name}.${leaf[4]}.json`, lifetime.signal))
    } catch (error) {
      loaded.delete(name)
      throw error
    }
  }

  /** All that touch the box and are not here yet, the nearest to its middle first. */
  async function fetchLeaves({ leaves }: PointsManifest, box: Box, isWanted: () => boolean) {
    const far = (leaf: Leaf) => distanceTo(leaf, box)
    const wanted = leaves.filter((leaf) => touches(leaf, box) && !loaded.has(nameOf(leaf)))
    // One list for all of the workers: each takes what is next.
    const next = wanted.sort((a, b) => far(a) - far(b)).values()
    const work = async () => {
      for (const leaf of next) if (isWanted()) await fetchLeaf(leaf)
    }
    await Promise.all(Array.from({ length: AT_ONCE }, work))
  }

  return {
    open,
    stop: () => lifetime.abort(),
    /** `null` until the manifest has come. */
    manifest: () => manifest,

    /** Fetches what touches the box and is not here yet; leaves the rest when nobody wants it any more. */
    async ensure(box: Box, isWanted = () => true): Promise<void> {
      const known = manifest ?? (await open())
      try {
        await fetchLeaves(known, box, isWanted)
      } catch (error) {
        if (!isFailure(error) || error.code !== 'not_found') throw error
        // The files are of a newer version than the manifest.
        await fetchLeaves(await open(true), box, isWanted)
      }
    },

    /** Clusters of a zoom that is too far out for points; `null`: not here (yet). */
    clusters(zoom: number): readonly Cluster[] | null {
      const level = manifest?.overview[zoom] ?? deep?.[zoom]
      if (!level) return null
      const known = clusters.get(zoom) ?? decodeOverview(level)
      clusters.set(zoom, known)
      return known
    },

    /** Fetches the clusters of this zoom when they are in a file of their own. */
    async deepen(zoom: number): Promise<void> {
      const further = manifest?.deepOverview
      if (!further?.zooms.includes(zoom) || deep) return
      deep = await gateway.overview(`${folder}overview.${further.hash}.json`, lifetime.signal)
    },
  }
}

const nameOf = ([z, x, y]: Leaf) => `${z}-${x}-${y}`

function distanceTo([z, x, y]: Leaf, { left, right, top, bottom }: Box): number {
  const side = 2 ** -z
  return Math.hypot((x + 0.5) * side - (left + right) / 2, (y + 0.5) * side - (top + bottom) / 2)
}

function touches([z, x, y]: Leaf, { left, right, top, bottom }: Box): boolean {
  const side = 2 ** -z
  return x * side <= right && (x + 1) * side >= left && y * side <= bottom && (y + 1) * side >= top
}

function decodeOverview({ x, y, n }: OverviewLevel): readonly Cluster[] {
  let east = 0
  let south = 0
  return n.map((count, row) => {
    east += x[row] ?? 0
    south += y[row] ?? 0
    return { x: east / 1e5, y: south / 1e5, count }
  })
}
