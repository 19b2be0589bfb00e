import { DAY_MS, formatDay, isWeekend } from './clock.ts'
import type { CustomerRule, ServiceLevel, Switches } from './options.ts'
import type { Point } from './places/points.ts'
import type { Town } from './places/towns.ts'

/** What is to be carried, and where. */
export interface Shipment {
  readonly from: Town
  readonly to: Town
  /** Undefined: to the door. */
  readonly point: Point | undefined
  readonly massKg: number
  /** Length, width, height in centimetres, and how many of them. */
  readonly boxes: readonly (readonly number[])[]
  /** Minor units. */
  readonly toCollect: number
  readonly declaredValue: number
  readonly isCard: boolean
  readonly isPrepaid: boolean
}

export interface RateOptions {
  readonly pace: ServiceLevel['pace']
  /** `null`: what the shop pays. */
  readonly rule: CustomerRule | null
  readonly switches: Switches
  readonly now: number
}

export interface Rate {
  /** Minor units. */
  readonly price: number
  readonly zone: string
  readonly minDays: number
  readonly maxDays: number
  readonly earliestDay: string
}

interface Zone {
  readonly upToKm: number
  readonly base: number
  readonly perKg: number
  readonly days: readonly [number, number]
  readonly expressDays: readonly [number, number]
}

/** Roubles and working days by distance. Invented, in the order of what such services cost. */
const ZONES: readonly Zone[] = [
  { upToKm: 1, base: 240, perKg: 18, days: [1, 2], expressDays: [1, 1] },
  { upToKm: 350, base: 280, perKg: 24, days: [1, 3], expressDays: [1, 2] },
  { upToKm: 1_100, base: 340, perKg: 32, days: [2, 4], expressDays: [1, 2] },
  { upToKm: 2_500, base: 460, perKg: 58, days: [4, 6], expressDays: [2, 3] },
  { upToKm: 4_500, base: 620, perKg: 95, days: [6, 9], expressDays: [3, 5] },
  { upToKm: Infinity, base: 850, perKg: 140, days: [8, 14], expressDays: [4, 7] },
]

const PACE_FACTOR = { economy: 1, express: 1.7, today: 2.2 }
/** Cubic centimetres that count as a kilogram. */
const VOLUMETRIC_DIVISOR = 5_000
const POINT_FACTOR = 0.72

/** The price of a shipment and when it can arrive: always the same for the same question. */
export function computeRate(shipment: Shipment, options: RateOptions): Rate {
  const { zone, number } = findZone(shipment)
  const billedKg = Math.max(shipment.massKg, volumetricKg(shipment.boxes))
  const carriage =
    (zone.base + zone.perKg * Math.ceil(Math.max(0, billedKg - 1))) *
    PACE_FACTOR[options.pace] *
    (shipment.point ? POINT_FACTOR : 1)
  const roubles = Math.round(carriage) + insurance(shipment) + collectionFee(shipment)
  const [minDays, maxDays] = daysOf(zone, options.pace)
  return {
    price: applyRule(roubles, options.rule) * 100,
    zone: `Зона ${number}`,
    minDays,
    maxDays,
    earliestDay: addWorkingDays(options.now, minDays, options.switches),
  }
}

function findZone({ from, to }: Shipment): { zone: Zone; number: number } {
  const km = from === to ? 0 : Math.max(2, distanceKm(from, to))
  const number = ZONES.findIndex(({ upToKm }) => km <= upToKm)
  const zone = ZONES[number]
  if (!zone) throw new RangeError(`no zone for ${km} km`)
  return { zone, number }
}

/** Great circle. */
export function distanceKm(a: Pick<Town, 'lat' | 'lon'>, b: Pick<Town, 'lat' | 'lon'>): number {
  const rad = Math.PI / 180
  const h =
    Math.sin(((b.lat - a.lat) * rad) / 2) ** 2 +
    Math.cos(a.lat * rad) * Math.cos(b.lat * rad) * Math.sin(((b.lon - a.lon) * rad) / 2) ** 2
  return 2 * 6_371 * Math.asin(Math.sqrt(h))
}

function volumetricKg(boxes: Shipment['boxes']): number {
  return boxes.reduce((sum, [length = 0, width = 0, height = 0, count = 1]) => {
    return sum + (length * width * height * count) / VOLUMETRIC_DIVISOR
  }, 0)
}

/** Half a percent of the declared value, in whole roubles. */
function insurance({ declaredValue }: Shipment): number {
  return Math.ceil((declaredValue * 0.005) / 100)
}

/** Two percent of the cash, a little more by card. */
function collectionFee({ toCollect, isCard, isPrepaid }: Shipment): number {
  if (isPrepaid) return 0
  return Math.ceil((Math.max(0, toCollect) * (isCard ? 0.025 : 0.02)) / 100)
}

function applyRule(roubles: number, rule: CustomerRule | null): number {
  if (!rule) return roubles
  return Math.ceil(Math.round(roubles * rule.multiplier * 100) / 100 / rule.roundTo) * rule.roundTo
}

function daysOf(zone: Zone, pace: ServiceLevel['pace']): readonly [number, number] {
  if (pace === 'today') return [0, 0]
  return pace === 'express' ? zone.expressDays : zone.days
}

/** Counts neither weekends nor the courier's days off. */
function addWorkingDays(now: number, days: number, { daysOff }: Switches): string {
  let at = now
  let left = days
  const isOff = (day: string) => isWeekend(day) || daysOff.includes(day)
  while (left > 0 || isOff(formatDay(at))) {
    at += DAY_MS
    if (!isOff(formatDay(at))) left--
  }
  return formatDay(at)
}
