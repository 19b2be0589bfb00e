import type { PointRow, Town } from '@courier-checkout/api-client/contract'
import { aPointRow } from './examples.ts'

const STREETS = [
  'Ленина',
  'Баумана',
  'Пушкина',
  'Тукая',
  'Гагарина',
  'Декабристов',
  'Чуйкова',
  'Амирхана',
  'Восстания',
  'Фучика',
  'Космонавтов',
  'Зорге',
  'Мира',
  'Победы',
  'Островского',
  'Горького',
]
const HOURS = [
  'пн-пт 10:00-20:00, сб-вс 10:00-18:00',
  'пн-вс 09:00-21:00',
  'пн-сб 10:00-19:00',
  'круглосуточно',
]

/** The same points for the same town and number, whenever asked: invented, around its true place. */
export function inventPoints(town: Town, count: number, lockers: number): readonly PointRow[] {
  const random = createRandom(Number(town.code) + count)
  const { latitude = 55.75, longitude = 37.62 } = town
  return Array.from({ length: count }, (_, index) => {
    const isLocker =
      index % Math.max(Math.round(count / Math.max(lockers, 1)), 1) === 0 && lockers > 0
    const distance = 0.004 + random() ** 1.7 * 0.09
    const angle = random() * 2 * Math.PI
    const street = pick(STREETS, random)
    const house = 1 + Math.floor(random() * 140)
    return aPointRow({
      code: `${town.code}-${index + 1}`,
      name: isLocker ? `Постамат ${index + 1}` : `Пункт на ${street}`,
      address: `ул. ${street}, ${house}`,
      latitude: latitude + Math.sin(angle) * distance,
      longitude: longitude + Math.cos(angle) * distance * 1.7,
      operatorCode: random() < 0.7 ? 'alfa' : 'beta',
      hours: isLocker ? 'круглосуточно' : pick(HOURS, random),
      maxWeightGrams: isLocker ? 10_000 : pick([15_000, 25_000, 30_000, null], random),
      accepts: {
        cash: isLocker ? false : random() < 0.8,
        card: random() < 0.9,
        fitting: !isLocker && random() < 0.5,
        individuals: null,
      },
      isLocker,
    })
  })
}

function pick<T>(items: readonly T[], random: () => number): T {
  const item = items[Math.floor(random() * items.length)]
  if (item === undefined) throw new RangeError('nothing to pick from')
  return item
}

/** Mulberry32: small, seeded, good enough for inventing. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
