import data from '../data/towns.json' with { type: 'json' }

/** A town of the dictionary. Names, populations and places are true; codes are invented. */
export interface Town {
  readonly code: string
  /** Without type: `Казань`. */
  readonly name: string
  readonly type: string
  /** As the wire spells it: `Казань город`. */
  readonly fullName: string
  readonly regionCode: string
  readonly regionName: string
  /** Hours ahead of UTC. */
  readonly utcOffset: number
  readonly population: number
  readonly lat: number
  readonly lon: number
  readonly postcode: string
  readonly fias: string
  readonly kladr: string
}

export interface Region {
  readonly code: string
  readonly name: string
}

interface TownRow {
  readonly code: string
  readonly name: string
  readonly type?: string
  readonly people: number
  readonly at: readonly number[]
  readonly zip: number
}

export const REGIONS: readonly Region[] = data.regions

/** All towns, the largest first: the order in which a search answers them. */
export const TOWNS: readonly Town[] = data.regions
  .flatMap((region) => {
    const rows: readonly TownRow[] = (data.towns as Record<string, TownRow[]>)[region.code] ?? []
    return rows.map((row, index) => toTown(row, region, index))
  })
  .sort((a, b) => b.population - a.population)

const byCode = new Map(TOWNS.map((town) => [town.code, town]))
const byFias = new Map(TOWNS.map((town) => [town.fias, town]))
const byKladr = new Map(TOWNS.map((town) => [town.kladr, town]))

export interface TownHint {
  readonly regionCode?: string
  readonly country?: string
}

/** What the wire accepts as a town: its code, FIAS, KLADR, or name with or without the type. */
export function findTown(text: string, hint: TownHint = {}): Town | undefined {
  const known = byCode.get(text) ?? byFias.get(text.toLowerCase()) ?? byKladr.get(text)
  if (known) return known
  if (hint.country && !isRussia(hint.country)) return undefined
  const wanted = fold(text)
  return TOWNS.find(
    (town) =>
      (fold(town.fullName) === wanted || fold(town.name) === wanted) &&
      (!hint.regionCode || sameRegion(town.regionCode, hint.regionCode)),
  )
}

export function findTownByCode(code: string): Town | undefined {
  return byCode.get(code)
}

/** Codes are compared without leading zeros: shops send `2` for `02`. */
export function sameRegion(a: string, b: string): boolean {
  return a.replace(/^0+/, '') === b.replace(/^0+/, '')
}

/** A region named by its code or its full name. */
export function matchesRegion(town: Town, wanted: string): boolean {
  return sameRegion(town.regionCode, wanted) || fold(town.regionName) === fold(wanted)
}

export function isRussia(country: string): boolean {
  return ['ru', 'rus', '643', '1', 'россия'].includes(country.toLowerCase())
}

/** Case and `ё` do not count when names are compared. */
export function fold(text: string): string {
  return text.trim().toLowerCase().replaceAll('ё', 'е')
}

function toTown(row: TownRow, region: Region & { utcOffset: number }, index: number): Town {
  const type = row.type ?? 'город'
  const [lat = 0, lon = 0] = row.at
  return {
    code: row.code,
    name: row.name,
    type,
    fullName: `${row.name} ${type}`,
    regionCode: region.code,
    regionName: region.name,
    utcOffset: region.utcOffset,
    population: row.people,
    lat,
    lon,
    postcode: String(row.zip),
    fias: `00000000-0000-4000-8000-${row.code.padStart(12, '0')}`,
    kladr: `${region.code}000${String(index + 1).padStart(3, '0')}00000`,
  }
}
