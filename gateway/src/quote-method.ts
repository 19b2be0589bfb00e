import {
  type Cart,
  DeliveryError,
  type DoorAddress,
  findRefusal,
  type Money,
  type PickupPoint,
  type Rate,
  type RateRequest,
  type Town,
  toAddressLine,
} from '@courier-checkout/api-client'
import type { MethodRefusal, QuotedMethod, RuleSet } from '@courier-checkout/api-client/contract'
import type { Asker } from './asker.ts'
import { type BuyerPrice, toBuyerPrice } from './pricing.ts'
import type { KnownRates, Rates } from './rates.ts'
import type { RuleSetInForce } from './storage/rule-sets.ts'

export interface MethodOrder {
  readonly method: QuotedMethod
  readonly ruleSet: RuleSetInForce
  readonly town: Town
  readonly address?: DoorAddress | undefined
  readonly cart: Cart
  /** All of the town. */
  readonly points: readonly PickupPoint[]
  readonly operators: Readonly<Record<string, string>>
  /** Whether the caller may know what the merchant pays. */
  readonly withCost: boolean
}

export interface QuotedRate {
  readonly method: QuotedMethod
  readonly ruleSet: string
  readonly rate: Rate
  readonly buyer: BuyerPrice
  readonly cost: Money | null
  readonly operatorCode: string | null
  readonly isStale: boolean
}

export interface MethodQuotes {
  readonly rates: readonly QuotedRate[]
  readonly refusal: MethodRefusal | null
  /** Set when nothing is known because asking failed. */
  readonly failure: DeliveryError | null
}

interface Deps {
  readonly rates: Rates
}

export async function quoteMethod(
  deps: Deps,
  asker: Asker,
  order: MethodOrder,
): Promise<MethodQuotes> {
  const refusal = refuseByRules(order) ?? (order.method === 'door' ? null : refuseByPoints(order))
  if (refusal) return { rates: [], refusal, failure: null }
  try {
    const rates = await loadRates(deps, asker, order)
    const isEmpty = rates.length === 0
    return { rates, refusal: isEmpty ? refuse(order, 'no_rates') : null, failure: null }
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    return { rates: [], refusal: toRefusal(order, error), failure: error }
  }
}

function refuseByRules({ method, ruleSet: { rules }, cart }: MethodOrder): MethodRefusal | null {
  if (rules.maxWeightGrams !== null && cart.weightGrams > rules.maxWeightGrams) {
    return { method, reason: 'weight', limit: rules.maxWeightGrams }
  }
  const isPayable = rules.payments.length === 0 || rules.payments.includes(cart.payment)
  return isPayable ? null : { method, reason: 'payment' }
}

function refuseByPoints({ method, points, cart }: MethodOrder): MethodRefusal | null {
  if (points.length === 0) return { method, reason: 'no_points' }
  if (points.some((point) => findRefusal(point, cart) === null)) return null
  const isLight = points.some(({ maxWeightGrams: max }) => max === null || cart.weightGrams <= max)
  if (isLight) return { method, reason: 'payment' }
  const limit = Math.max(...points.map(({ maxWeightGrams }) => maxWeightGrams ?? 0))
  return { method, reason: 'weight', limit }
}

function toRefusal(order: MethodOrder, { code }: DeliveryError): MethodRefusal {
  if (code === 'out_of_coverage') return refuse(order, 'out_of_coverage')
  const isAnswer = code === 'not_deliverable' || code === 'courier_rejected'
  return refuse(order, isAnswer ? 'no_rates' : 'courier_unavailable')
}

const refuse = ({ method }: MethodOrder, reason: MethodRefusal['reason']): MethodRefusal => ({
  method,
  reason,
})

async function loadRates(
  { rates }: Deps,
  asker: Asker,
  order: MethodOrder,
): Promise<readonly QuotedRate[]> {
  const { rules } = order.ruleSet
  const asked = await Promise.all(
    toQuestions(order).map(async ({ request, isOffered }) => {
      // Together: a cost that nobody waits for any more would fail unheard.
      const [known, costs] = await Promise.all([
        rates.ask(asker, request),
        order.withCost ? loadCosts(rates, asker, request) : null,
      ])
      return toQuoted(order, { known, costs, isOffered })
    }),
  )
  return inOfferedOrder(asked.flat(), rules)
}

interface Question {
  readonly request: RateRequest
  /** Which of the answer's service levels this question is about. */
  readonly isOffered: (serviceLevel: string) => boolean
}

/**
 * To a point the price depends on the point, so one stands for all: one of any operator, and one
 * of each operator that a service level is tied to.
 */
function toQuestions(order: MethodOrder): readonly Question[] {
  const { cart, operators, points, method } = order
  const { serviceLevels } = order.ruleSet.rules
  const isWanted = (level: string): boolean =>
    serviceLevels.length === 0 || serviceLevels.includes(level)
  if (method === 'door') return [{ request: toRateRequest(order), isOffered: isWanted }]

  // A large town has thousands of points: each is looked for, none are listed.
  const findUsable = (suits: (point: PickupPoint) => boolean): PickupPoint | undefined =>
    points.find((point) => suits(point) && findRefusal(point, cart) === null)
  const tied = new Set(
    Object.entries(operators).flatMap(([level, operator]) => (isWanted(level) ? operator : [])),
  )
  const free =
    findUsable(({ operator }) => !tied.has(operator?.code ?? '')) ?? findUsable(() => true)
  const ofAny = (level: string): boolean => isWanted(level) && operators[level] === undefined
  const hasFree = serviceLevels.length === 0 || serviceLevels.some(ofAny)
  return [
    ...(hasFree && free ? [{ request: toRateRequest(order, free), isOffered: ofAny }] : []),
    ...[...tied].flatMap((code) => {
      const point = findUsable(({ operator }) => operator?.code === code)
      if (!point) return []
      const isOffered = (level: string): boolean => isWanted(level) && operators[level] === code
      return [{ request: toRateRequest(order, point), isOffered }]
    }),
  ]
}

/** The question to the courier. With `point`: to it; else to the door. */
export function toRateRequest(
  order: Pick<MethodOrder, 'ruleSet' | 'town' | 'address' | 'cart'>,
  point?: Pick<PickupPoint, 'code'>,
): RateRequest {
  const { ruleSet, town, address, cart } = order
  const base = { senderTown: ruleSet.rules.senderTown, town: town.code, cart } as const
  if (point) return { ...base, method: 'pickup_point', pointCode: point.code, priceType: 'buyer' }
  return {
    ...base,
    method: 'door',
    priceType: 'buyer',
    postcode: address?.postcode || town.postcode,
    address: address && toAddressLine(address),
  }
}

/**
 * What the merchant pays. Nice to know: a quote does not fail for want of it, and it is paid from
 * the half of the hour that never stops sending.
 */
async function loadCosts(
  rates: Rates,
  asker: Asker,
  request: RateRequest,
): Promise<readonly Rate[]> {
  try {
    const merchant = { ...request, priceType: 'merchant' } as const
    return (await rates.ask({ ...asker, budget: 'browser' }, merchant)).rates
  } catch (error) {
    if (error instanceof DeliveryError) return []
    throw error
  }
}

interface Answered {
  readonly known: KnownRates
  readonly costs: readonly Rate[] | null
  readonly isOffered: (serviceLevel: string) => boolean
}

function toQuoted(order: MethodOrder, answered: Answered): readonly QuotedRate[] {
  const { method, ruleSet, cart, operators } = order
  const { known, costs, isOffered } = answered
  return known.rates
    .filter(({ serviceLevel }) => isOffered(serviceLevel))
    .map((rate) => ({
      method,
      ruleSet: ruleSet.name,
      rate,
      buyer: toBuyerPrice(rate.price.amount, cart.goods, ruleSet.rules),
      cost: costs?.find((c) => c.serviceLevel === rate.serviceLevel)?.price ?? null,
      operatorCode: method === 'door' ? null : (operators[rate.serviceLevel] ?? null),
      isStale: known.isStale,
    }))
}

/** The shop's order, where it gave one; else the courier's. */
function inOfferedOrder(rates: readonly QuotedRate[], rules: RuleSet): readonly QuotedRate[] {
  if (rules.serviceLevels.length === 0) return rates
  return rules.serviceLevels.flatMap((level) =>
    rates.filter(({ rate }) => rate.serviceLevel === level),
  )
}
