import type {
  PickupPoint,
  PointsAnswer,
  SelectionAnswer,
  SelectionRequest,
} from '@courier-checkout/api-client/contract'
import type { Line } from './gateway.ts'
import {
  isPointAnswer,
  isPointsAnswer,
  isSelectionAnswer,
  isStreetsAnswer,
} from './inside-answers.ts'

/** The gateway's calls about what is inside a method. */
export interface InsideGateway {
  streets(town: string, query: string, signal: AbortSignal): Promise<readonly string[]>
  points(town: string, signal: AbortSignal): Promise<PointsAnswer>
  point(code: string, signal: AbortSignal): Promise<PickupPoint>
  select(request: SelectionRequest, signal: AbortSignal): Promise<SelectionAnswer>
}

export function createInsideGateway({ read, send }: Line): InsideGateway {
  return {
    streets: async (town, q, signal) =>
      (await read('streets', { town, q }, isStreetsAnswer, signal)).streets.map((s) => s.name),
    points: (town, signal) => read('pickup-points', { town }, isPointsAnswer, signal),
    point: async (code, signal) =>
      (await read(`pickup-points/${encodeURIComponent(code)}`, {}, isPointAnswer, signal)).point,
    select: (request, signal) => send('selections', request, isSelectionAnswer, signal),
  }
}
