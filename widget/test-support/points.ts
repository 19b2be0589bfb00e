import type { PointsChunk, PointsManifest } from '@courier-checkout/api-client/contract'
import { aPickupPoint, aPointRow, aQuote, kazan, pointsAnswer } from '../playground/examples.ts'
import { toDataset } from '../playground/fake-dataset.ts'
import { Failure } from '../src/failure.ts'
import type { InsideGateway } from '../src/inside-gateway.ts'
import { createPointsModel } from '../src/model/points-model.ts'
import { aCart, createManualClock } from './testing.ts'

export const terms = {
  cart: aCart,
  method: 'pickup_point',
  quotes: [aQuote({ id: 'pickup_point:1', method: 'pickup_point' })],
  serviceLevel: undefined,
  town: kazan.code,
} as const

/** A model of these points of Казань, on a gateway that has their files; `asked` names what was fetched. */
export function createPoints(points = [aPointRow()], change: Partial<InsideGateway> = {}) {
  const asked: string[] = []
  const files = toDataset(points, kazan)
  const read = <T>(address: string): T => {
    asked.push(
      address
        .split('/')
        .at(-1)
        ?.replace(/\.[0-9a-f]{10}\./, '.') ?? '',
    )
    const file = files.get(address)
    if (!file) throw new Failure('not_found', `there is no ${address}`)
    // Each file is what its call asks for.
    return file as T
  }
  const clock = createManualClock()
  const calls: InsideGateway = {
    nearestTowns: async () => [],
    streets: async () => [],
    town: async () => null,
    points: async () => {
      asked.push('list')
      return { ...pointsAnswer, points: [...points] }
    },
    point: async (code) => aPickupPoint(aPointRow({ code })),
    manifest: async (address) => read<PointsManifest>(address),
    chunk: async (address) => read<PointsChunk>(address),
    overview: async () => ({}),
    search: async () => ({ points: [], operators: [] }),
    select: () => Promise.reject(new Error('not asked here')),
    ...change,
  }
  const model = createPointsModel(calls, clock)
  model.terms.value = terms
  return { model, asked, clock }
}
