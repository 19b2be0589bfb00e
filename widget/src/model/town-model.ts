import type { Town } from '@courier-checkout/api-client/contract'
import type { Gateway } from '../gateway.ts'
import type { TownHint } from '../options.ts'
import { signal } from '../signal.ts'

export type TownModel = ReturnType<typeof createTownModel>

/** Where the parcel goes: what is known, what is typed, what is suggested. */
export function createTownModel(gateway: Pick<Gateway, 'towns'>) {
  const town = signal<Town | null>(null)
  const isAsking = signal(false)
  const question = signal<'townUnclear' | 'townUnknown' | null>(null)
  const query = signal('')
  const suggestions = signal<readonly Town[]>([])

  let inFlight: AbortController | undefined

  const stop = () => inFlight?.abort()

  /** The newest question wins: `null` for one that was overtaken. Rejects with a `Failure`. */
  async function ask<T>(load: (signal: AbortSignal) => Promise<T>): Promise<T | null> {
    stop()
    const mine = new AbortController()
    inFlight = mine
    try {
      const found = await load(mine.signal)
      return mine.signal.aborted ? null : found
    } catch (error) {
      if (mine.signal.aborted) return null
      throw error
    }
  }

  const look = (text: string) => ask((signal) => gateway.towns(text, signal))

  /** By the name where nothing has the postcode: shoppers mistype it, and new ones are not listed. */
  async function lookFor({ name, postcode }: TownHint) {
    const found = postcode ? await look(postcode) : []
    return found?.length === 0 ? look(name) : found
  }

  return {
    town,
    isAsking,
    question,
    query,
    suggestions,
    stop,

    open() {
      query.value = ''
      suggestions.value = []
      question.value = null
      isAsking.value = true
    },

    close() {
      stop()
      isAsking.value = false
    },

    look,

    /** The one town that answers to the hint; else the shopper is asked, and `null` comes back. */
    async guess(hint: TownHint): Promise<Town | null> {
      const found = await lookFor(hint)
      if (!found) return null
      const exact = found.filter((candidate) => answersTo(candidate, hint))
      const [only] = exact
      if (only && exact.length === 1) return only
      query.value = hint.name
      suggestions.value = exact.length > 1 ? exact : found
      question.value = found.length > 0 ? 'townUnclear' : 'townUnknown'
      isAsking.value = true
      return null
    },
  }
}

function answersTo(town: Town, hint: TownHint): boolean {
  const names = [town.name, town.shortName ?? town.name.replace(/ \S+$/, '')].map(fold)
  if (!names.includes(fold(hint.name))) return false
  // `Татарстан` and `Респ. Татарстан` are the same region: one long word in common is enough.
  const words = fold(town.regionName).split(' ')
  return (
    !hint.region ||
    fold(hint.region)
      .split(' ')
      .some((word) => word.length > 4 && words.includes(word))
  )
}

function fold(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('ё', 'е')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
