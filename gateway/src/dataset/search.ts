import type { PickupPoint } from '@courier-checkout/api-client'
import { findNear, findPrefix } from '../lib/fuzzy-prefix.ts'
import type { SearchIndex } from './search-index.ts'
import { toQueryWords } from './search-words.ts'

export interface Spot {
  readonly latitude: number
  readonly longitude: number
}

export interface Found {
  readonly point: PickupPoint
  /** From where the search was made; `null`: one of the places is not known. */
  readonly metres: number | null
}

/** Longer queries name nothing more, and each word costs. */
const MOST_WORDS = 8
/** Shorter words are too like each other to be guessed. */
const SHORTEST_GUESSED = 4

/** The best points that have every word of the query: whole words first, then the nearest. */
export function search(
  index: SearchIndex,
  query: string,
  options: { readonly near: Spot | null; readonly limit: number },
): readonly Found[] {
  const wanted = toQueryWords(query)
    .slice(0, MOST_WORDS)
    .map((word) => toWanted(index, word))
    .sort((a, b) => a.cost - b.cost)
  const [rarest, ...others] = wanted
  if (!rarest) return []

  const best = createBest(index, options)
  eachHolder(index, rarest, (i, score) => {
    const rest = scoreAll(index, i, others)
    if (rest !== null) best.offer(i, score + rest)
  })
  return best.list().flatMap(({ i, metres }) => {
    const point = index.points[i]
    return point ? [{ point, metres: Number.isFinite(metres) ? Math.round(metres) : null }] : []
  })
}

/** A word of the query: the words of the index it may stand for. */
interface Wanted {
  readonly ranges: readonly { readonly from: number; readonly to: number }[]
  /** The very word, where the index has it; else -1. */
  readonly whole: number
  /** How many points have to be looked at. */
  readonly cost: number
}

function toWanted({ words, holdersFrom }: SearchIndex, word: string): Wanted {
  const range = findPrefix(words, word)
  const ranges = range.from < range.to ? [range] : guess(words, word)
  const cost = ranges.reduce(
    (sum, { from, to }) => sum + (holdersFrom[to] ?? 0) - (holdersFrom[from] ?? 0),
    0,
  )
  return { ranges, whole: words[range.from] === word ? range.from : -1, cost }
}

/** One slip in a word that begins nothing. Digits are never guessed: another house is no slip. */
function guess(words: readonly string[], word: string): Wanted['ranges'] {
  return word.length < SHORTEST_GUESSED || /\d/.test(word) ? [] : findNear(words, word, 1)
}

/** Calls for each point once, with its score: a word itself comes before those that begin with it. */
function eachHolder(
  index: SearchIndex,
  { ranges, whole }: Wanted,
  call: (i: number, score: number) => void,
): void {
  const { holders, holdersFrom, points } = index
  const seen = new Uint8Array(points.length)
  const wholeUntil = whole < 0 ? 0 : (holdersFrom[whole + 1] ?? 0)
  for (const { from, to } of ranges) {
    const end = holdersFrom[to] ?? 0
    for (let at = holdersFrom[from] ?? 0; at < end; at++) {
      const i = holders[at] ?? 0
      if (seen[i] === 1) continue
      seen[i] = 1
      call(i, at < wholeUntil ? 2 : 1)
    }
  }
}

/** `null`: a word is missing. Else one for each word that begins like it, two where it is the same. */
function scoreAll(index: SearchIndex, i: number, wanted: readonly Wanted[]): number | null {
  let sum = 0
  for (const one of wanted) {
    const score = scoreOne(index, i, one)
    if (score === 0) return null
    sum += score
  }
  return sum
}

function scoreOne({ wordIds, wordsFrom }: SearchIndex, i: number, wanted: Wanted): number {
  const end = wordsFrom[i + 1] ?? 0
  let score = 0
  for (let at = wordsFrom[i] ?? 0; at < end; at++) {
    const id = wordIds[at] ?? 0
    if (id === wanted.whole) return 2
    if (score === 0 && isWithin(wanted.ranges, id)) score = 1
  }
  return score
}

function isWithin(ranges: Wanted['ranges'], id: number): boolean {
  for (const { from, to } of ranges) if (id >= from && id < to) return true
  return false
}

const EARTH_METRES = 6_371_000
const RADIAN = Math.PI / 180

function metresFrom(index: SearchIndex, i: number, near: Spot | null): number {
  if (!near) return Number.POSITIVE_INFINITY
  const latitude = index.latitudes[i] ?? Number.NaN
  const longitude = index.longitudes[i] ?? Number.NaN
  if (Number.isNaN(latitude)) return Number.POSITIVE_INFINITY
  const north = (latitude - near.latitude) * RADIAN
  const middle = Math.cos(((latitude + near.latitude) / 2) * RADIAN)
  return Math.hypot(north, (longitude - near.longitude) * RADIAN * middle) * EARTH_METRES
}

interface Candidate {
  readonly i: number
  readonly score: number
  readonly metres: number
}

/** Keeps the best few of many without sorting the rest, and measures only what may be among them. */
function createBest(
  index: SearchIndex,
  { near, limit }: { readonly near: Spot | null; readonly limit: number },
) {
  const kept: Candidate[] = []
  return {
    offer(i: number, score: number) {
      const last = kept[limit - 1]
      if (last && score < last.score) return
      const candidate = { i, score, metres: metresFrom(index, i, near) }
      if (last && compare(candidate, last) >= 0) return
      const at = kept.findIndex((other) => compare(candidate, other) < 0)
      kept.splice(at < 0 ? kept.length : at, 0, candidate)
      kept.length = Math.min(kept.length, limit)
    },
    list: (): readonly Candidate[] => kept,
  }
}

/** Points are sorted by code: the last resort gives the same answer every time. */
function compare(a: Candidate, b: Candidate): number {
  if (a.score !== b.score) return b.score - a.score
  if (a.metres !== b.metres) return a.metres - b.metres
  return a.i - b.i
}
