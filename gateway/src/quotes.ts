import { DeliveryError, type Town } from '@courier-checkout/api-client'
import type {
  Cart,
  DoorAddress,
  MethodRefusal,
  Quote,
  QuoteAnswer,
  QuotedMethod,
} from '@courier-checkout/api-client/contract'
import type { Asker } from './asker.ts'
import type { SecretBox } from './crypto.ts'
import type { PointsDataset } from './dataset/points-dataset.ts'
import type { Caller } from './installation.ts'
import type { Clock } from './lib/clock.ts'
import type { Points, TownPoints } from './points.ts'
import { type MethodQuotes, type QuotedRate, quoteMethod } from './quote-method.ts'
import { type SealedQuote, sealQuotes } from './quote-seal.ts'
import type { Rates } from './rates.ts'
import type { Database } from './storage/database.ts'
import { loadRuleSets, type RuleSetInForce } from './storage/rule-sets.ts'
import { fingerprint } from './tokens.ts'

export interface QuotesDeps {
  readonly db: Database
  readonly box: SecretBox
  readonly clock: Clock
  readonly points: Points
  readonly pointsDataset: Pick<PointsDataset, 'manifestPath'>
  readonly rates: Rates
  /** Service level → the one operator whose points it may use. */
  readonly serviceLevelOperators: (tenantId: string) => Readonly<Record<string, string>>
}

/** What is to be priced, once the place is known. */
export interface QuoteOrder {
  readonly town: Town
  readonly address?: DoorAddress | undefined
  readonly cart: Cart
  readonly methods: readonly { readonly method: QuotedMethod; readonly ruleSet: string }[]
}

const LIFETIME_SECONDS = 1_800
/** The same quote within so long has the same seal, which need not be made again. */
const SEAL_STEP_SECONDS = 10
const LOCKERS = new WeakMap<TownPoints['points'], number>()

/**
 * Prices every method that is asked for. A method that cannot be had is refused beside the others;
 * only when nothing can be said at all it is an error.
 *
 * @throws {DeliveryError} `not_found` (rule set), `not_deliverable` (another currency),
 * `out_of_coverage`, `courier_*`.
 */
export async function quoteOrder(
  deps: QuotesDeps,
  { caller, asker }: { readonly caller: Caller; readonly asker: Asker },
  order: QuoteOrder,
): Promise<QuoteAnswer> {
  const { installation } = caller
  refuseCurrency(order.cart.currency, installation.currency)
  const cart = sortParcels(order.cart)
  const known = await loadRuleSets(deps.db, installation)
  const town = await deps.points.inTown(installation, asker, order.town.code)
  const quoted = await Promise.all(
    order.methods.map(({ method, ruleSet }) =>
      quoteMethod(deps, asker, {
        method,
        ruleSet: findRuleSet(known, ruleSet),
        town: order.town,
        address: order.address,
        cart,
        points: town.points,
        operators: deps.serviceLevelOperators(installation.tenantId),
        withCost: caller.isSecret,
      }),
    ),
  )
  refuseWhenNothing(quoted)
  return toAnswer({ deps, caller, order: { ...order, cart }, town, quoted })
}

export function findRuleSet(known: readonly RuleSetInForce[], name: string): RuleSetInForce {
  const ruleSet = known.find((one) => one.name === name)
  if (!ruleSet) throw new DeliveryError('not_found', `this shop has no rule set ${name}`)
  return ruleSet
}

function refuseCurrency(given: string, kept: string): void {
  if (given === kept) return
  throw new DeliveryError(
    'not_deliverable',
    `the cart is in ${given}, the courier keeps ${kept}: nothing is converted`,
    { details: { limit: 'currency', currency: kept } },
  )
}

/** The same boxes in another order are the same cart, and the same question to the courier. */
function sortParcels(cart: Cart): Cart {
  const key = (p: Cart['parcels'][number]): string =>
    [p.weightGrams, p.lengthMm, p.widthMm, p.heightMm].join('/')
  return { ...cart, parcels: [...cart.parcels].sort((a, b) => (key(a) < key(b) ? -1 : 1)) }
}

/**
 * Without a single quote the answer is the failure, so that a shop's server knows whether it may
 * fall back: what time may cure before what it may not.
 */
function refuseWhenNothing(quoted: readonly MethodQuotes[]): void {
  if (quoted.some(({ rates }) => rates.length > 0)) return
  const failures = quoted.flatMap(({ failure }) => failure ?? [])
  const passing = failures.find(({ code }) => code.startsWith('courier_'))
  if (passing) throw passing
  if (failures[0] && failures.length === quoted.length) throw failures[0]
}

interface Answering {
  readonly deps: QuotesDeps
  readonly caller: Caller
  readonly order: QuoteOrder
  readonly town: TownPoints
  readonly quoted: readonly MethodQuotes[]
}

function toAnswer({ deps, caller, order, town, quoted }: Answering): QuoteAnswer {
  const rates = quoted.flatMap(({ rates: some }) => some)
  const manifest = deps.pointsDataset.manifestPath(caller.installation.tenantId)
  const now = Math.floor(deps.clock.now().getTime() / 1000)
  const expiresAt = now - (now % SEAL_STEP_SECONDS) + LIFETIME_SECONDS
  const seal = sealQuotes(
    {
      installation: caller.installation.id,
      expiresAt,
      town: order.town,
      cart: order.cart,
      address: order.address,
      quotes: rates.map(toSealed),
    },
    deps.box,
  )
  return {
    town: order.town,
    fingerprint: fingerprint(order.cart),
    quotes: rates.map((rate) => toQuote(rate, caller)),
    refusals: quoted.flatMap(({ refusal }): MethodRefusal[] => (refusal ? [refusal] : [])),
    pickupPoints: {
      count: town.points.length,
      lockers: countLockers(town.points),
      ...(manifest !== null && { manifest }),
    },
    deliveryWindows: caller.installation.deliveryWindows,
    seal,
    expiresAt: new Date(expiresAt * 1000).toISOString(),
  }
}

/** Of a list that stays the same for hours and may have ten thousand points. */
function countLockers(points: TownPoints['points']): number {
  const known = LOCKERS.get(points)
  if (known !== undefined) return known
  const count = points.filter(({ isLocker }) => isLocker).length
  LOCKERS.set(points, count)
  return count
}

/** `door:1`; names the quote within its answer. */
const toQuoteId = ({ method, rate }: QuotedRate): string => `${method}:${rate.serviceLevel}`

function toSealed(quoted: QuotedRate): SealedQuote {
  const { method, rate, ruleSet, operatorCode, buyer } = quoted
  return {
    id: toQuoteId(quoted),
    method,
    serviceLevel: rate.serviceLevel,
    ruleSet,
    operatorCode,
    rate: rate.price.amount,
    price: buyer.price,
    transitDays: rate.transitDays,
    earliestDate: rate.earliestDate,
  }
}

/** Rate and cost are the shop's own business: a browser never sees them. */
function toQuote(quoted: QuotedRate, { isSecret }: Caller): Quote {
  const { method, rate, operatorCode, buyer, isStale, cost } = quoted
  const money = (amount: number): Quote['price'] => ({ amount, currency: rate.price.currency })
  return {
    id: toQuoteId(quoted),
    method,
    serviceLevel: rate.serviceLevel,
    name: rate.name,
    price: money(buyer.price),
    discount: money(buyer.discount),
    missingToFree: buyer.missingToFree === null ? null : money(buyer.missingToFree),
    transitDays: rate.transitDays,
    earliestDate: rate.earliestDate,
    operatorCode,
    isStale,
    ...(isSecret ? { rate: rate.price, ...(cost ? { cost } : {}) } : {}),
  }
}
