import type { QuoteAnswer, SelectionRequest } from '@courier-checkout/api-client/contract'
import {
  aPickupPoint,
  aPointRow,
  aQuote,
  aQuoteAnswer,
  aSelectionAnswer,
  kazan,
  pointsAnswer,
  towns,
} from '../playground/examples.ts'
import { Failure, type FailureCode } from '../src/failure.ts'
import type { Gateway, Line, QuoteAsk } from '../src/gateway.ts'
import type { InsideGateway } from '../src/inside-gateway.ts'
import { createMemory } from '../src/kept.ts'
import { createCheckoutModel } from '../src/model/checkout-model.ts'
import { createChoiceModel } from '../src/model/choice-model.ts'
import type { CheckoutOptions } from '../src/options.ts'
import { createManualClock, settle, someOptions } from './testing.ts'

export const points = [
  aPointRow({ code: 'near' }),
  aPointRow({ code: 'far', latitude: 55.85 }),
  aPointRow({ code: 'light', maxWeightGrams: 500 }),
]

let shops = 0

type FakeGateway = Omit<Gateway, keyof Line> & InsideGateway

/** Models on a gateway of promises; each test has a shop of its own, so that no memory is shared. */
export function createSetting(
  change: Partial<FakeGateway> = {},
  options: Partial<CheckoutOptions> = {},
) {
  const clock = createManualClock()
  const asks: QuoteAsk[] = []
  const requests: SelectionRequest[] = []
  const failures: FailureCode[] = []
  const day = () => new Date(clock.now() + 1_800_000).toISOString()
  const gateway: FakeGateway = {
    quotes: async () => aQuoteAnswer({ expiresAt: day() }),
    towns: async () => towns,
    town: async () => kazan,
    nearestTowns: async () => [],
    streets: async () => [],
    points: async () => ({ ...pointsAnswer, points }),
    point: async () => aPickupPoint(aPointRow()),
    manifest: async () => Promise.reject(new Failure('not_found', 'no files here')),
    chunk: async () => Promise.reject(new Failure('not_found', 'no files here')),
    overview: async () => ({}),
    search: async () => ({ points: [], operators: [] }),
    select: async (request) => aSelectionAnswer(request, aQuoteAnswer(), points),
    ...change,
  }
  const recorded: FakeGateway = {
    ...gateway,
    quotes(ask, signal) {
      asks.push(ask)
      return gateway.quotes(ask, signal)
    },
    select(request, signal) {
      requests.push(request)
      return gateway.select(request, signal)
    },
  }
  const given = someOptions({ shop: `pk_${shops++}`, ...options })
  const open = () => {
    const model = createCheckoutModel(given, {
      gateway: recorded,
      clock,
      memory: createMemory(given.shop, null),
      onReady: () => {},
      onFailure: ({ code }) => failures.push(code),
    })
    const choice = createChoiceModel(model, { gateway: recorded, clock, storage: null })
    return { model, choice }
  }
  return { ...open(), open, given, clock, asks, requests, failures }
}

/** The same, its prices and points already shown. */
export async function startSetting(
  change?: Partial<FakeGateway>,
  options?: Partial<CheckoutOptions>,
): Promise<ReturnType<typeof createSetting>> {
  const setting = createSetting(change, options)
  await setting.model.start()
  await settle()
  return setting
}

export const withPrice = (amount: number): QuoteAnswer =>
  aQuoteAnswer({
    quotes: [
      aQuote({ id: 'pickup_point:1', method: 'pickup_point', price: { amount, currency: 'RUB' } }),
    ],
  })
