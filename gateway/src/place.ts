import { DeliveryError, type Town } from '@courier-checkout/api-client'
import type { Place } from '@courier-checkout/api-client/contract'
import { toPlainName } from './town-names.ts'

type NamedPlace = Exclude<Place, { readonly townCode: string }>

interface Known {
  /** Every town of that name. */
  readonly named: readonly Town[]
  readonly byPostcode: () => Promise<readonly Town[]>
  /** What the name may have been meant for. */
  readonly near: () => Promise<readonly Town[]>
}

/**
 * The one town that is meant. Two towns of one name are never told apart by luck.
 *
 * @throws {DeliveryError} `out_of_coverage` with `details.reason` `unknown` or `ambiguous` and
 * `details.candidates`.
 */
export async function choosePlace(place: NamedPlace, known: Known): Promise<Town> {
  const fitting = known.named.filter((town) => fits(town, place))
  const [only] = fitting
  if (only && fitting.length === 1) return { ...only, ...withPostcode(place) }

  const narrowed = await narrow(place, fitting, known)
  if (narrowed) return { ...narrowed, ...withPostcode(place) }

  const reason = fitting.length > 0 ? 'ambiguous' : 'unknown'
  const candidates = fitting.length > 0 ? fitting : await known.near()
  throw new DeliveryError('out_of_coverage', `the place is ${reason}`, {
    details: { reason, candidates: candidates.slice(0, 5).map(toCandidate) },
  })
}

async function narrow(
  place: NamedPlace,
  fitting: readonly Town[],
  { byPostcode }: Known,
): Promise<Town | null> {
  if (fitting.length === 0) return null
  if (place.postcode) {
    const codes = new Set((await byPostcode()).map(({ code }) => code))
    const here = fitting.filter(({ code }) => codes.has(code))
    if (here.length === 1) return here[0] ?? null
  }
  // Beside one city, villages of its name are not what a form without a region means.
  const cities = fitting.filter(({ name }) => / (город|г\.?)$/i.test(name))
  return place.region === undefined && cities.length === 1 ? (cities[0] ?? null) : null
}

function fits(town: Town, { region, country }: NamedPlace): boolean {
  if (country !== undefined && town.country !== country.toUpperCase()) return false
  if (region === undefined || region === '') return true
  if (region === town.regionCode) return true
  const [wanted, known] = [toRegionWords(region), toRegionWords(town.regionName)]
  return wanted.every((word) => known.includes(word))
}

const KINDS = new Set('область обл республика респ край автономный округ ао г город'.split(' '))

/** Without its kind, which every shop writes in its own way; a city that is a region keeps its name. */
function toRegionWords(region: string): readonly string[] {
  return toPlainName(region)
    .split(' ')
    .filter((word) => !KINDS.has(word))
}

const withPostcode = ({ postcode }: NamedPlace): { postcode?: string } =>
  postcode ? { postcode } : {}

const toCandidate = (town: Town): Record<string, string> => ({
  code: town.code,
  name: town.name,
  regionName: town.regionName,
})
