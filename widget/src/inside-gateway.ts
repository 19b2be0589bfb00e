import type {
  Overview,
  PickupPoint,
  PointSearchAnswer,
  PointsAnswer,
  PointsChunk,
  PointsManifest,
  SelectionAnswer,
  SelectionRequest,
  Town,
} from '@courier-checkout/api-client/contract'
import { isTownsAnswer } from './answers.ts'
import type { Ask, Line } from './gateway.ts'
import {
  isChunk,
  isManifest,
  isOverview,
  isPointAnswer,
  isPointSearchAnswer,
  isPointsAnswer,
  isSelectionAnswer,
  isStreetsAnswer,
} from './inside-answers.ts'
import type { Spot } from './model/point-rules.ts'

/** The gateway's calls about what is inside a method. */
export interface InsideGateway {
  /** `null`: the courier knows no such code. */
  town(code: string, signal: AbortSignal): Promise<Town | null>
  /** Towns with pickup points, the nearest to this one first; without itself. */
  nearestTowns(town: string, signal: AbortSignal): Promise<readonly Town[]>
  streets(town: string, query: string, signal: AbortSignal): Promise<readonly string[]>
  points(town: string, signal: AbortSignal): Promise<PointsAnswer>
  point(code: string, signal: AbortSignal): Promise<PickupPoint>
  /** Public files: docs/points-dataset.md. */
  manifest(address: string, isFresh: boolean, signal: AbortSignal): Promise<PointsManifest>
  chunk(address: string, signal: AbortSignal): Promise<PointsChunk>
  overview(address: string, signal: AbortSignal): Promise<Overview>
  /** In the whole country, the nearest to `near` first. */
  search(query: string, near: Spot | null, signal: AbortSignal): Promise<PointSearchAnswer>
  select(request: SelectionRequest, signal: AbortSignal): Promise<SelectionAnswer>
}

export function createInsideGateway({ read, call, toUrl }: Line): InsideGateway {
  /** A public file, by its path at the gateway; `reload` goes past every cache. */
  function file<T>(address: string, ask: Ask<T>): Promise<T> {
    const base = toUrl('', {})
    return call(base.slice(0, base.lastIndexOf('/v1/')) + address, ask)
  }

  return {
    town: async (code, signal) =>
      (await read('towns', { code }, isTownsAnswer, signal)).towns[0] ?? null,
    nearestTowns: async (near, signal) =>
      (await read('towns', { near, limit: '3' }, isTownsAnswer, signal)).towns,
    streets: async (town, q, signal) =>
      (await read('streets', { town, q }, isStreetsAnswer, signal)).streets.map((s) => s.name),
    points: (town, signal) => read('pickup-points', { town }, isPointsAnswer, signal),
    point: async (code, signal) =>
      (await read(`pickup-points/${encodeURIComponent(code)}`, {}, isPointAnswer, signal)).point,
    manifest: (address, isFresh, signal) =>
      file(address, { is: isManifest, signal, ...(isFresh && { cache: 'reload' }) }),
    chunk: (address, signal) => file(address, { is: isChunk, signal }),
    overview: (address, signal) => file(address, { is: isOverview, signal }),
    search: (q, near, signal) =>
      read(
        'pickup-points/search',
        { q, ...(near && { near: toNear(near) }) },
        isPointSearchAnswer,
        signal,
      ),
    // Text, because it costs no preflight.
    select: (request, signal) =>
      call(toUrl('selections', {}), {
        is: isSelectionAnswer,
        signal,
        method: 'POST',
        body: JSON.stringify(request),
      }),
  }
}

/** About a kilometre: an address of a person does not belong into a URL. */
function toNear({ latitude, longitude }: Spot): string {
  return `${latitude.toFixed(2)},${longitude.toFixed(2)}`
}
