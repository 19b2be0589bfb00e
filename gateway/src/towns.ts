import {
  type CourierProvider,
  DeliveryError,
  type Street,
  type Town,
  type TownQuery,
} from '@courier-checkout/api-client'
import type { Place } from '@courier-checkout/api-client/contract'
import type { Asker } from './asker.ts'
import { createDictionary, type DictionaryDeps } from './dictionaries.ts'
import type { Installation } from './installation.ts'
import { choosePlace } from './place.ts'
import { createQuestion, type QuestionDeps } from './questions.ts'
import { createTownIndex, type TownIndex } from './town-index.ts'

/** Towns and streets as the courier's dictionaries know them. */
export interface Towns {
  search(installation: Installation, asker: Asker, query: TownSearch): Promise<readonly Town[]>
  find(installation: Installation, asker: Asker, code: string): Promise<Town | null>
  /** Throws `out_of_coverage` with candidates when the place is unknown or not one only. */
  resolve(installation: Installation, asker: Asker, place: Place): Promise<Town>
  streets(asker: Asker, query: StreetQuery): Promise<string[]>
  /** As far as the courier's order tells; `null`: it names none. */
  largest(installation: Installation, asker: Asker): Promise<Town | null>
  warm(tenantId: string): Promise<void>
}

export interface StreetQuery {
  readonly town: string
  readonly q: string
}

export interface TownSearch {
  readonly q: string
  readonly limit: number
}

const REFRESH_MS = 24 * 3_600_000
/** Until the list is read, one answer is for everybody who asks the same. */
const DIRECT = { freshMs: 3_600_000, usableMs: 7 * REFRESH_MS, mostAnswers: 20_000 } as const
const PAGE = 2_000
const BEGINNING = 3
const POSTCODE = /^\d{4,6}$/

export function createTowns(deps: DictionaryDeps & QuestionDeps): Towns {
  const dictionary = createDictionary<Town, TownIndex>(deps, {
    kind: 'town',
    refreshMs: REFRESH_MS,
    read: readAllTowns,
    build: createTownIndex,
  })
  const askTowns = createQuestion<TownQuery, readonly Town[]>(deps, {
    ...DIRECT,
    about: 'towns',
    async ask(courier, query, call) {
      if (!courier.towns) throw unsupported('towns')
      return (await courier.towns(query, call)).map(toPlainTown)
    },
  })
  const askStreets = createQuestion<StreetQuery, readonly Street[]>(deps, {
    ...DIRECT,
    about: 'streets',
    async ask(courier, { town, q }, call) {
      if (!courier.streets) throw unsupported('streets')
      return courier.streets({ townCode: town, contains: q }, call)
    },
  })
  const townsOf = async (asker: Asker, query: TownQuery): Promise<readonly Town[]> =>
    (await askTowns(asker, query)).value

  async function search({ tenantId }: Installation, asker: Asker, { q, limit }: TownSearch) {
    if (POSTCODE.test(q)) return (await townsOf(asker, { postcode: q })).slice(0, limit)
    const loaded = dictionary.find(tenantId)
    if (loaded) return loaded.index.search(q, limit)
    if (q === '') return []
    return createTownIndex(await askForName(asker, q)).search(q, limit)
  }

  /** The courier forgives no typo: when it knows nothing, all that begins alike is looked at. */
  async function askForName(asker: Asker, q: string): Promise<readonly Town[]> {
    const starts = await townsOf(asker, { startsWith: q })
    if (starts.length > 0) return starts
    const contains = await townsOf(asker, { contains: q })
    if (contains.length > 0 || q.length <= BEGINNING) return contains
    return townsOf(asker, { startsWith: q.slice(0, BEGINNING) })
  }

  async function find({ tenantId }: Installation, asker: Asker, code: string) {
    const known = dictionary.find(tenantId)?.index.find(code)
    if (known) return known
    const towns = await townsOf(asker, { code })
    return towns.find((town) => town.code === code) ?? null
  }

  return {
    search,
    find,
    warm: dictionary.warm,

    async largest({ tenantId }, asker) {
      const known = dictionary.find(tenantId)?.index.first()
      return known ?? (await townsOf(asker, { page: { from: 0, count: 1 } }))[0] ?? null
    },

    async resolve(installation, asker, place) {
      if ('townCode' in place) {
        const town = await find(installation, asker, place.townCode)
        if (town) return town
        throw new DeliveryError('out_of_coverage', `the courier knows no town ${place.townCode}`)
      }
      const { tenantId } = installation
      const loaded = dictionary.find(tenantId)
      const named = loaded
        ? loaded.index.named(place.name)
        : createTownIndex(await townsOf(asker, { startsWith: place.name })).named(place.name)
      return choosePlace(place, {
        named,
        byPostcode: () => townsOf(asker, { postcode: place.postcode ?? '' }),
        near: () => search(installation, asker, { q: place.name, limit: 5 }),
      })
    },

    async streets(asker, query) {
      const { value: streets } = await askStreets(asker, query)
      return streets.slice(0, 20).map(({ name }) => name)
    },
  }
}

/** Page by page. A courier that ignores the page would send the first one for ever: then it ends. */
async function* readAllTowns(
  courier: CourierProvider,
  signal: AbortSignal,
): AsyncGenerator<readonly Town[]> {
  if (!courier.towns) throw unsupported('towns')
  let firstCode: string | undefined
  for (let from = 0; ; ) {
    const towns = await courier.towns({ page: { from, count: PAGE } }, { signal })
    if (towns.length === 0 || towns[0]?.code === firstCode) return
    firstCode = towns[0]?.code
    from += towns.length
    yield towns.map(toPlainTown)
  }
}

/** Without what only this courier knows of a town. */
function toPlainTown(town: Town): Town {
  const { code, name, shortName, regionCode, regionName, country } = town
  const { postcode, latitude, longitude } = town
  return {
    ...{ code, name, shortName, regionCode, regionName, country },
    ...(postcode === undefined ? {} : { postcode }),
    ...(latitude === undefined || longitude === undefined ? {} : { latitude, longitude }),
  }
}

const unsupported = (what: string): DeliveryError =>
  new DeliveryError('unsupported', `this courier has no list of ${what}`)
