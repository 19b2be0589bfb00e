import type { PointRow } from '@courier-checkout/api-client/contract'
import { metresBetween, spotOf } from './point-rules.ts'
import type { PointOffer } from './points-model.ts'

export interface Nearby {
  readonly offer: PointOffer
  readonly mark?: 'lastUsed' | 'favourite'
}

/**
 * The few points worth showing first: last used, favourites, then the nearest that can take the parcel.
 * When none can, the nearest that say why.
 */
export function toNearby(
  offers: readonly PointOffer[],
  places: { readonly last: readonly string[]; readonly favourites: readonly string[] },
  limit: number,
): readonly Nearby[] {
  const open = offers.filter((offer) => offer.bar === null)
  const byCode = new Map(open.map((offer) => [offer.point.code, offer]))
  const known = new Map<string, Nearby>()
  const [lastCode] = places.last
  const last = lastCode === undefined ? undefined : byCode.get(lastCode)
  if (last) known.set(last.point.code, { offer: last, mark: 'lastUsed' })
  for (const code of places.favourites) {
    const offer = byCode.get(code)
    if (offer && !known.has(code)) known.set(code, { offer, mark: 'favourite' })
  }
  const rest = (open.length > 0 ? open : offers).filter(({ point }) => !known.has(point.code))
  return [...known.values(), ...rest.map((offer): Nearby => ({ offer }))].slice(0, limit)
}

/** The same offers, measured and sorted from another point: what is near the one that was refused. */
export function sortFrom(offers: readonly PointOffer[], from: PointRow): readonly PointOffer[] {
  const origin = spotOf(from)
  if (!origin) return offers
  return offers
    .map((offer) => {
      const spot = spotOf(offer.point)
      return { ...offer, metres: spot ? metresBetween(origin, spot) : null }
    })
    .sort((a, b) => (a.metres ?? Number.POSITIVE_INFINITY) - (b.metres ?? Number.POSITIVE_INFINITY))
}
