import { createRandom } from '../random.ts'
import { CARRIERS, type Carrier, YUG } from './carriers.ts'
import { shortStreet, streetsOf } from './streets.ts'
import { TOWNS, type Town } from './towns.ts'

/** A pickup point. All of them are invented. */
export interface Point {
  readonly code: string
  /** What the carrier itself calls it: letters and leading zeros occur. */
  readonly clientCode: string
  readonly name: string
  readonly carrier: Carrier
  readonly town: Town
  readonly street: string
  readonly house: string
  readonly directions: string
  readonly worktime: string
  readonly phone: string
  /** `null`: no limit known. */
  readonly maxWeightKg: number | null
  readonly acceptsCash: boolean
  readonly acceptsCard: boolean
  readonly acceptsFitting: boolean
  readonly acceptsIndividuals: boolean
  readonly lat: number
  readonly lon: number
}

const COUNTER_HOURS = [
  'пн-пт 10:00-20:00',
  'пн-пт 09:00-21:00, сб-вс 10:00-18:00',
  'ежедневно 10:00-21:00',
  'ежедневно 09:00-22:00',
  'пн-сб 10:00-20:00, вс 10:00-17:00',
]
const LOCKER_HOURS = ['круглосуточно', 'ежедневно 07:00-23:00', 'ежедневно 08:00-22:00']
const DIRECTIONS = [
  'вход со двора',
  'вход с улицы, рядом с аптекой',
  'цокольный этаж торгового центра',
  'первый этаж, налево от входа',
  'отдельный вход с торца дома',
  'у касс супермаркета',
  '',
]

/** The point that the conformance table names. */
const FIXED_CODE = 4417
const FIRST_CODE = 1001
const SEED = 20_310_315

export interface Points {
  readonly all: readonly Point[]
  readonly byCode: ReadonlyMap<string, Point>
  /** By carrier code and by the carrier's own code of the point. */
  readonly byClientCode: ReadonlyMap<string, Point>
  readonly byTown: ReadonlyMap<string, readonly Point[]>
}

/** `count` points around the towns in proportion to population, the same on every run. */
export function generatePoints(count: number, towns: readonly Town[] = TOWNS): Points {
  const random = createRandom(SEED)
  const all: Point[] = [fixedPoint(towns)]
  // Too small a place has no point at all: shops must cope with towns that only have the door.
  const served = towns.filter((town) => town.population >= 1_000)
  const people = served.reduce((sum, town) => sum + town.population, 0)
  const spare = Math.max(0, count - served.length)
  let seen = 0
  let until = 0
  for (const town of served) {
    const before = Math.round((spare * seen) / people)
    seen += town.population
    // Rounding the running sum, not each share, keeps the total exact.
    until += 1 + Math.round((spare * seen) / people) - before
    while (all.length < Math.min(until, count)) all.push(drawPoint(town, all, random))
  }
  return indexPoints(all)
}

function indexPoints(all: readonly Point[]): Points {
  const byTown = new Map<string, Point[]>()
  for (const point of all) {
    const list = byTown.get(point.town.code)
    if (list) list.push(point)
    else byTown.set(point.town.code, [point])
  }
  return {
    all,
    byCode: new Map(all.map((point) => [point.code, point])),
    byClientCode: new Map(all.map((point) => [point.clientCode, point])),
    byTown,
  }
}

function drawPoint(town: Town, all: readonly Point[], random: () => number): Point {
  const carrier = drawCarrier(random)
  const number = all.length
  const code = numberToCode(number)
  const neighbour = all.at(-1)
  // Lockers and counters of several networks often share one building.
  const shared = neighbour?.town === town && number > 1 && random() < 0.15 ? neighbour : undefined
  const place = shared ?? drawPlace(town, random)
  const isLocker = carrier.kind === 'locker'
  return {
    code,
    clientCode: `${carrier.prefix}${carrier === YUG ? `YUG${number}` : String(number).padStart(6, '0')}`,
    name: isLocker ? `Постамат ${code}` : pointName(place.street, place.house, number),
    carrier,
    town,
    street: place.street,
    house: place.house,
    directions: pick(DIRECTIONS, random) ?? '',
    worktime: pick(isLocker ? LOCKER_HOURS : COUNTER_HOURS, random) ?? '',
    phone: '+7 800 000-00-00',
    maxWeightKg: pick(carrier.limitsKg, random) ?? null,
    acceptsCash: !isLocker && random() < 0.85,
    acceptsCard: random() < (isLocker ? 0.7 : 0.9),
    acceptsFitting: !isLocker && random() < 0.6,
    acceptsIndividuals: random() < 0.95,
    lat: place.lat,
    lon: place.lon,
  }
}

type Place = Pick<Point, 'street' | 'house' | 'lat' | 'lon'>

function drawPlace(town: Town, random: () => number): Place {
  const streets = streetsOf(town)
  const street = pick(streets, random)
  const spreadKm = Math.min(14, 0.9 + Math.sqrt(town.population / 1_000) * 0.13)
  // Denser in the middle: the radius of a uniform disc is the root of a uniform number.
  const radius = spreadKm * random() ** 0.7
  const angle = random() * 2 * Math.PI
  const kmPerDegree = 111.2
  return {
    street: street ? shortStreet(street) : 'ул. Центральная',
    house: `${1 + Math.floor(random() * 140)}${random() < 0.12 ? 'а' : ''}`,
    lat: round6(town.lat + (radius * Math.sin(angle)) / kmPerDegree),
    lon: round6(
      town.lon + (radius * Math.cos(angle)) / (kmPerDegree * Math.cos((town.lat * Math.PI) / 180)),
    ),
  }
}

function pointName(street: string, house: string, number: number): string {
  const where = `${street.split(' ').slice(1).join(' ')}, ${house}`
  return [where, `Пункт ${where}`, `Заказы ${where}`][number % 3] ?? where
}

function drawCarrier(random: () => number): Carrier {
  let rest = random()
  for (const carrier of CARRIERS) {
    rest -= carrier.share
    if (rest < 0) return carrier
  }
  return YUG
}

function numberToCode(number: number): string {
  const code = FIRST_CODE + number
  return String(code >= FIXED_CODE ? code + 1 : code)
}

function pick<T>(list: readonly T[], random: () => number): T | undefined {
  return list[Math.floor(random() * list.length)]
}

function round6(value: number): number {
  return Math.round(value * 1e6) / 1e6
}

function fixedPoint(towns: readonly Town[]): Point {
  const town = towns.find((t) => t.code === '15500')
  if (!town) throw new RangeError('the towns must hold 15500, where point 4417 stands')
  return {
    code: String(FIXED_CODE),
    clientCode: 'KZN21',
    name: 'На Ленина',
    carrier: YUG,
    town,
    street: 'ул. Ленина',
    house: '10',
    directions: 'вход со двора',
    worktime: 'пн-пт 10:00-20:00',
    phone: '+7 800 000-00-00',
    maxWeightKg: 15,
    acceptsCash: true,
    acceptsCard: false,
    acceptsFitting: true,
    acceptsIndividuals: true,
    lat: 55.79,
    lon: 49.12,
  }
}
