import type { PickupPoint } from '@courier-checkout/api-client'
import type { Breathe } from './breathe.ts'
import { wordsOf } from './search-words.ts'

/**
 * Which words each point has, and which points each word. Words are numbered in their order, so the
 * points of all words with one beginning lie side by side in `holders`.
 */
export interface SearchIndex {
  readonly points: readonly PickupPoint[]
  readonly words: readonly string[]
  /** Words of point `i`: `wordIds` from `wordsFrom[i]` to `wordsFrom[i + 1]`. */
  readonly wordIds: Uint32Array
  readonly wordsFrom: Uint32Array
  /** Points of word `w`: `holders` from `holdersFrom[w]` to `holdersFrom[w + 1]`. */
  readonly holders: Uint32Array
  readonly holdersFrom: Uint32Array
  /** Degrees; not a number where the place is not known. */
  readonly latitudes: Float64Array
  readonly longitudes: Float64Array
}

export async function buildSearchIndex(
  points: readonly PickupPoint[],
  breathe: Breathe,
): Promise<SearchIndex> {
  const { words, wordIds, wordsFrom } = await collectWords(points, breathe)
  const { holders, holdersFrom } = await turnAround(words.length, { wordIds, wordsFrom }, breathe)
  return {
    points,
    words,
    wordIds,
    wordsFrom,
    holders,
    holdersFrom,
    latitudes: Float64Array.from(points, ({ latitude }) => latitude ?? Number.NaN),
    longitudes: Float64Array.from(points, ({ longitude }) => longitude ?? Number.NaN),
  }
}

type Forward = Pick<SearchIndex, 'wordIds' | 'wordsFrom'>

async function collectWords(
  points: readonly PickupPoint[],
  breathe: Breathe,
): Promise<Forward & Pick<SearchIndex, 'words'>> {
  const met = new Map<string, number>()
  const metIds: number[] = []
  const wordsFrom = new Uint32Array(points.length + 1)
  for (const [i, point] of points.entries()) {
    for (const word of wordsOf(point)) {
      const id = met.get(word) ?? met.size
      met.set(word, id)
      metIds.push(id)
    }
    wordsFrom[i + 1] = metIds.length
    await breathe()
  }

  await breathe()
  const words = [...met.keys()].sort()
  await breathe()
  const rankOf = new Uint32Array(words.length)
  for (const [rank, word] of words.entries()) rankOf[met.get(word) ?? 0] = rank
  await breathe()
  const wordIds = new Uint32Array(metIds.length)
  for (let at = 0; at < metIds.length; at++) wordIds[at] = rankOf[metIds[at] ?? 0] ?? 0
  return { words, wordIds, wordsFrom }
}

/** From the words of points to the points of words, by counting. */
async function turnAround(
  words: number,
  { wordIds, wordsFrom }: Forward,
  breathe: Breathe,
): Promise<Pick<SearchIndex, 'holders' | 'holdersFrom'>> {
  const holdersFrom = new Uint32Array(words + 1)
  for (const id of wordIds) holdersFrom[id + 1] = (holdersFrom[id + 1] ?? 0) + 1
  for (let w = 0; w < words; w++) {
    holdersFrom[w + 1] = (holdersFrom[w + 1] ?? 0) + (holdersFrom[w] ?? 0)
  }
  await breathe()
  const free = holdersFrom.slice()
  const holders = new Uint32Array(wordIds.length)
  for (let i = 0; i < wordsFrom.length - 1; i++) {
    for (let from = wordsFrom[i] ?? 0; from < (wordsFrom[i + 1] ?? 0); from++) {
      const id = wordIds[from] ?? 0
      const at = free[id] ?? 0
      holders[at] = i
      free[id] = at + 1
    }
    await breathe()
  }
  return { holders, holdersFrom }
}
