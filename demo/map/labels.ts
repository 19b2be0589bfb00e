import { middleOf } from './convex.ts'
import type { District, Street } from './districts.ts'
import { hash } from './noise.ts'
import { type Box, type MapTown, meets, type Spot } from './world.ts'

/** A text at its place, in pixels of the whole world at one zoom. */
export interface Label {
  readonly text: string
  readonly x: number
  readonly y: number
  readonly size: number
  readonly look: 'town' | 'district' | 'street'
  /** Degrees, clockwise. */
  readonly turn: number
  /** A small circle marks the place, and the text stands above it. */
  readonly hasDot: boolean
  readonly box: Box
}

/** From this zoom on a town is larger than its name. */
const NO_DOT_ZOOM = 10

/**
 * The towns' names at a zoom, the largest towns first, none over another. Chosen for the whole world
 * at once, so that two tiles never disagree about a name on their border.
 */
export function townLabels(towns: readonly MapTown[], zoom: number): readonly Label[] {
  const scale = 256 * 2 ** zoom
  const placed: Label[] = []
  for (const town of [...towns].sort((a, b) => b.population - a.population)) {
    if (zoom > 14 || town.population < leastPopulation(zoom)) continue
    const size = sizeOf(town.population, zoom)
    const hasDot = zoom < NO_DOT_ZOOM
    const label = makeLabel({
      text: town.name,
      x: town.x * scale,
      y: town.y * scale - (hasDot ? size * 0.75 : 0),
      size,
      look: 'town',
      turn: 0,
      hasDot,
    })
    if (placed.every((other) => !meets(other.box, label.box))) placed.push(label)
  }
  return placed
}

function leastPopulation(zoom: number): number {
  if (zoom < 5) return 450_000
  return zoom < 7 ? 90_000 : 0
}

function sizeOf(population: number, zoom: number): number {
  const rank = population > 900_000 ? 3 : population > 250_000 ? 2 : population > 60_000 ? 1 : 0
  return Math.min(20, 10.5 + rank * 1.4 + Math.max(0, zoom - 8) * 0.9)
}

const DISTRICT_NAMES = [
  'Заречный',
  'Северный',
  'Южный',
  'Слобода',
  'Старый город',
  'Заводской',
  'Солнечный',
  'Вокзальный',
  'Зелёный Бор',
  'Горки',
  'Посад',
  'Луговой',
  'Берёзки',
  'Восточный',
  'Светлый',
  'Речной',
  'Юбилейный',
  'Дубрава',
  'Ясный',
  'Мельничный',
  'Садовый',
  'Высокий',
  'Ключи',
  'Сосновка',
  'Подгорный',
  'Западный',
  'Новосёлки',
  'Лесной',
  'Ольховка',
  'Кирпичный',
  'Раздолье',
  'Яблоневый',
]
const STREET_NAMES = [
  'улица Ленина',
  'Советская улица',
  'улица Мира',
  'улица Гагарина',
  'улица Пушкина',
  'Садовая улица',
  'Молодёжная улица',
  'Школьная улица',
  'Лесная улица',
  'улица Победы',
  'улица Кирова',
  'Комсомольская улица',
  'Октябрьская улица',
  'Набережная улица',
  'Заводская улица',
  'улица Строителей',
  'улица Чехова',
  'Парковая улица',
  'улица Космонавтов',
  'Вокзальная улица',
]

export function districtLabel(district: District, zoom: number): Label {
  const scale = 256 * 2 ** zoom
  const middle = middleOf(district.shape)
  return makeLabel({
    text: pick(DISTRICT_NAMES, hash(district.id, 11)),
    x: middle.x * scale,
    y: middle.y * scale,
    size: 11,
    look: 'district',
    turn: 0,
    hasDot: false,
  })
}

/** Names of the streets that run through the whole district, where the line is long enough for them. */
export function streetLabels(district: District, zoom: number): readonly Label[] {
  const placed: Label[] = []
  for (const [index, street] of district.streets.entries()) {
    if (street.rank === 0 || street.rank > (zoom > 15 ? 4 : 3)) continue
    const label = streetLabel(street, pick(STREET_NAMES, hash(district.id, index, 12)), zoom)
    if (label && placed.every((other) => !meets(other.box, label.box))) placed.push(label)
  }
  return placed
}

function streetLabel({ from, to }: Street, text: string, zoom: number): Label | null {
  const scale = 256 * 2 ** zoom
  const length = Math.hypot(to.x - from.x, to.y - from.y) * scale
  const size = 10.5
  if (length < widthOf(text, size) * 1.3) return null
  const isLeftward = to.x < from.x
  const [start, end] = isLeftward ? [to, from] : [from, to]
  const turn = (Math.atan2(end.y - start.y, end.x - start.x) * 180) / Math.PI
  // Off the middle, where cross streets meet more often.
  const at: Spot = { x: start.x + (end.x - start.x) * 0.42, y: start.y + (end.y - start.y) * 0.42 }
  const look = 'street'
  return makeLabel({ text, x: at.x * scale, y: at.y * scale, size, look, turn, hasDot: false })
}

function makeLabel(label: Omit<Label, 'box'>): Label {
  const half = widthOf(label.text, label.size) / 2 + 4
  const turn = (Math.abs(label.turn) * Math.PI) / 180
  const across = half * Math.cos(turn) + label.size * Math.sin(turn)
  const down = half * Math.sin(turn) + label.size * Math.cos(turn)
  const { x, y } = label
  return { ...label, box: { left: x - across, right: x + across, top: y - down, bottom: y + down } }
}

/** Wide enough for any sans-serif face. */
const widthOf = (text: string, size: number) => text.length * size * 0.64

function pick(names: readonly string[], chance: number): string {
  return names[Math.floor(chance * names.length)] ?? ''
}
