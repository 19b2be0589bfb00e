import type { Town } from '@courier-checkout/api-client/contract'
import { findNear, findPrefix } from './lib/fuzzy-prefix.ts'
import { allowedSlips, toOtherLayout, toPlainName, withoutKind } from './town-names.ts'

export interface TownIndex {
  readonly size: number
  find(code: string): Town | null
  /** The largest town, as far as the courier's order tells. */
  first(): Town | null
  /** Best first: names that begin so, before those that almost do; among them the courier's order. */
  search(text: string, limit: number): readonly Town[]
  /** Every town of exactly this name, with or without its kind. */
  named(name: string): readonly Town[]
}

/** `towns` in the courier's order, popular first: the dictionary names no populations. */
export function createTownIndex(towns: readonly Town[]): TownIndex {
  const byCode = new Map<string, Town>()
  for (const town of towns) if (!byCode.has(town.code)) byCode.set(town.code, town)
  const ranked = [...byCode.values()]
  const entries = ranked.flatMap(toEntries).sort((a, b) => (a.key < b.key ? -1 : 1))
  const keys = entries.map(({ key }) => key)

  /** Rank of each town that one reading of the text finds; a lower rank is better. */
  function collect(query: string, penalty: number, into: Map<number, number>): void {
    const note = (from: number, to: number, distance: number): void => {
      for (let i = from; i < to; i++) {
        const entry = entries[i]
        if (!entry) continue
        const rank = penalty + distance * 10 + (entry.key === query ? 0 : 1) + entry.penalty
        into.set(entry.town, Math.min(into.get(entry.town) ?? Number.POSITIVE_INFINITY, rank))
      }
    }
    const exact = findPrefix(keys, query)
    note(exact.from, exact.to, 0)
    if (exact.from < exact.to) return
    for (const near of findNear(keys, query, allowedSlips(query.length))) {
      note(near.from, near.to, near.distance)
    }
  }

  function search(text: string, limit: number): readonly Town[] {
    const ranks = new Map<number, number>()
    const query = withoutKind(toPlainName(text))
    if (query === '') return ranked.slice(0, limit)
    collect(query, 0, ranks)
    const swapped = withoutKind(toPlainName(toOtherLayout(text)))
    if (ranks.size === 0 && swapped !== '') collect(swapped, 5, ranks)
    const found = ranks.size === 0 ? [] : best(ranks, limit)
    return found.length > 0 ? found : searchWithRegion(query, limit)
  }

  function best(ranks: ReadonlyMap<number, number>, limit: number): readonly Town[] {
    return [...ranks]
      .sort(([a, rankA], [b, rankB]) => rankA - rankB || a - b)
      .slice(0, limit)
      .flatMap(([town]) => ranked[town] ?? [])
  }

  /** `киров калужская`: a name, then words of its region. */
  function searchWithRegion(query: string, limit: number): readonly Town[] {
    const words = query.split(' ')
    for (let cut = words.length - 1; cut > 0; cut--) {
      const wanted = words.slice(cut)
      const ranks = new Map<number, number>()
      collect(words.slice(0, cut).join(' '), 0, ranks)
      for (const town of ranks.keys()) if (!isIn(ranked[town], wanted)) ranks.delete(town)
      if (ranks.size > 0) return best(ranks, limit)
    }
    return []
  }

  return {
    size: ranked.length,
    find: (code) => byCode.get(code) ?? null,
    first: () => ranked[0] ?? null,
    search,
    named(name) {
      const key = withoutKind(toPlainName(name))
      const { from, to } = findPrefix(keys, key)
      return entries
        .slice(from, to)
        .filter((entry) => entry.key === key && entry.penalty === 0)
        .sort((a, b) => a.town - b.town)
        .flatMap(({ town }) => ranked[town] ?? [])
    },
  }
}

interface Entry {
  readonly key: string
  /** Place in the courier's order. */
  readonly town: number
  /** A later word of the name counts less than its first. */
  readonly penalty: number
}

function toEntries(town: Town, place: number): readonly Entry[] {
  const key = withoutKind(toPlainName(town.shortName ?? town.name))
  const words = key.split(' ')
  return words.map((_, i) => ({
    key: words.slice(i).join(' '),
    town: place,
    penalty: i === 0 ? 0 : 2,
  }))
}

/** Whether each of the words begins a word of the town's region. */
function isIn(town: Town | undefined, wanted: readonly string[]): boolean {
  const region = toPlainName(town?.regionName ?? '').split(' ')
  return wanted.every((word) => region.some((part) => part.startsWith(word) || word === 'обл'))
}
