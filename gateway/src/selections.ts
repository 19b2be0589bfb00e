import {
  DeliveryError,
  findRefusal,
  type PickupPoint,
  type Rate,
} from '@courier-checkout/api-client'
import type {
  SelectionAnswer,
  SelectionClaims,
  SelectionRequest,
} from '@courier-checkout/api-client/contract'
import type { Asker } from './asker.ts'
import { chooseWindow } from './delivery-window.ts'
import type { Caller, Directory, Installation } from './installation.ts'
import { toBuyerPrice } from './pricing.ts'
import { isPassing } from './questions.ts'
import { toRateRequest } from './quote-method.ts'
import { openQuotes, type SealedQuote, type SealedQuotes } from './quote-seal.ts'
import { findRuleSet, type QuotesDeps } from './quotes.ts'
import { signFitting } from './selection-size.ts'
import { loadRuleSets, type RuleSetInForce } from './storage/rule-sets.ts'
import { fingerprint } from './tokens.ts'

export interface SelectionsDeps extends QuotesDeps {
  readonly directory: Pick<Directory, 'signingKey'>
}

const LIFETIME_SECONDS = 7_200

/**
 * Prices the choice once more with everything known and signs it.
 *
 * @throws {DeliveryError} `selection_invalid`, `quote_expired`, `invalid_request` (no address, no
 * point), `not_deliverable` (`details.limit` says what is in the way), `not_found` (rule set).
 */
export async function selectQuote(
  deps: SelectionsDeps,
  { caller, asker }: { readonly caller: Caller; readonly asker: Asker },
  request: SelectionRequest,
): Promise<SelectionAnswer> {
  const { installation } = caller
  const now = deps.clock.now()
  const sealed = openQuotes(request.seal, deps.box, { installation: installation.id, now })
  const quote = findQuote(sealed, request)
  const ruleSet = findRuleSet(await loadRuleSets(deps.db, installation), quote.ruleSet)
  const place = await findPlace(deps, { installation, asker, sealed, quote, request })
  const rate = await priceAgain(deps, asker, { sealed, quote, ruleSet, place })
  const price = toBuyerPrice(rate.price.amount, sealed.cart.goods, ruleSet.rules).price
  const window = chooseWindow(request.window, {
    method: quote.method,
    earliestDate: rate.earliestDate,
    offered: installation.deliveryWindows,
    now,
  })

  const issuedAt = Math.floor(now.getTime() / 1000)
  const claims: SelectionClaims = {
    installation: installation.id,
    method: place.point ? toPointMethod(place.point) : 'door',
    serviceLevel: quote.serviceLevel,
    ruleSet: `${ruleSet.name}@${ruleSet.version}`,
    price: { amount: price, currency: installation.currency },
    fingerprint: fingerprint(sealed.cart),
    town: toSelectedTown(sealed, place.address?.postcode),
    ...toPlaceClaims(place),
    ...(window ? { window } : {}),
    ...(place.address && request.note ? { note: request.note } : {}),
    transitDays: rate.transitDays,
    issuedAt,
    expiresAt: issuedAt + LIFETIME_SECONDS,
  }
  const signed = signFitting(claims, await deps.directory.signingKey(installation.id))
  const isChanged = price !== quote.price
  return {
    ...signed,
    previousPrice: isChanged ? { amount: quote.price, currency: installation.currency } : null,
  }
}

function findQuote({ quotes }: SealedQuotes, request: SelectionRequest): SealedQuote {
  const quote = quotes.find(({ id }) => id === request.quote)
  if (!quote) throw invalid('quote', `the sealed answer has no quote ${request.quote}`)
  const wanted = request.method === 'door' ? 'door' : 'pickup_point'
  if (quote.method !== wanted) throw invalid('method', `quote ${quote.id} is for another method`)
  return quote
}

interface Place {
  readonly address?: SelectionRequest['address']
  readonly point?: PickupPoint
}

interface Choosing {
  readonly installation: Installation
  readonly asker: Asker
  readonly sealed: SealedQuotes
  readonly quote: SealedQuote
  readonly request: SelectionRequest
}

async function findPlace(deps: SelectionsDeps, choosing: Choosing): Promise<Place> {
  const { installation, asker, sealed, quote, request } = choosing
  if (quote.method === 'door') {
    const address = request.address ?? sealed.address
    if (!address) throw invalid('address', 'is needed for delivery to the door')
    return { address }
  }
  if (request.point === undefined) throw invalid('point', 'is needed for this method')
  const point = await deps.points.find(installation, asker, request.point)
  if (!point) throw notDeliverable('point', `there is no point ${request.point} any more`)
  refusePoint(point, { sealed, quote })
  return { point }
}

function refusePoint(
  point: PickupPoint,
  { sealed, quote }: Pick<Choosing, 'sealed' | 'quote'>,
): void {
  const { town, cart } = sealed
  if (point.townCode !== town.code) {
    throw notDeliverable('town', `point ${point.code} is in ${point.townName}, not ${town.name}`)
  }
  if (quote.operatorCode !== null && point.operator?.code !== quote.operatorCode) {
    throw notDeliverable(
      'operator',
      `service level ${quote.serviceLevel} goes to operator ${quote.operatorCode} only`,
    )
  }
  const refusal = findRefusal(point, cart)
  if (refusal === 'weight') {
    throw notDeliverable(
      'weight',
      `weight ${cart.weightGrams} g exceeds the point's ${point.maxWeightGrams} g`,
      { maxWeightGrams: point.maxWeightGrams },
    )
  }
  if (refusal) throw notDeliverable(refusal, `point ${point.code} does not take ${refusal}`)
}

interface Pricing {
  readonly sealed: SealedQuotes
  readonly quote: SealedQuote
  readonly ruleSet: RuleSetInForce
  readonly place: Place
}

type Priced = Pick<Rate, 'price' | 'transitDays' | 'earliestDate'>

/** The courier's price now; when it does not answer, the one the buyer was shown stands. */
async function priceAgain(
  { rates }: SelectionsDeps,
  asker: Asker,
  { sealed, quote, ruleSet, place }: Pricing,
): Promise<Priced> {
  const { town, cart } = sealed
  const request = toRateRequest({ ruleSet, town, address: place.address, cart }, place.point)
  try {
    const known = await rates.ask(asker, request)
    const rate = known.rates.find(({ serviceLevel }) => serviceLevel === quote.serviceLevel)
    if (rate) return rate
    throw notDeliverable(
      'service_level',
      `service level ${quote.serviceLevel} is not possible to this place`,
    )
  } catch (error) {
    if (!isPassing(error)) throw error
    const { currency } = cart
    return { ...quote, price: { amount: quote.rate, currency } }
  }
}

const toPointMethod = ({ isLocker }: PickupPoint): 'locker' | 'pickup_point' =>
  isLocker ? 'locker' : 'pickup_point'

function toSelectedTown({ town }: SealedQuotes, postcode?: string): SelectionClaims['town'] {
  const known = postcode || town.postcode
  return {
    code: town.code,
    name: town.name,
    region: town.regionCode,
    country: town.country,
    ...(known ? { postcode: known } : {}),
  }
}

function toPlaceClaims({ address, point }: Place): Pick<SelectionClaims, 'address' | 'point'> {
  if (point) return { point: { code: point.code, name: point.name, address: point.address } }
  return address ? { address } : {}
}

function invalid(path: string, message: string): DeliveryError {
  return new DeliveryError('invalid_request', `${path}: ${message}`, {
    details: { issues: [{ path, message }] },
  })
}

function notDeliverable(
  limit: string,
  message: string,
  more: Readonly<Record<string, unknown>> = {},
): DeliveryError {
  return new DeliveryError('not_deliverable', message, { details: { limit, ...more } })
}
