import type { Town } from '@courier-checkout/api-client/contract'
import type { Clock } from '../clock.ts'
import { isFailure } from '../failure.ts'
import type { Gateway } from '../gateway.ts'
import type { TownHint } from '../options.ts'
import { signal } from '../signal.ts'

const TYPING_PAUSE_MS = 150

export type TownModel = ReturnType<typeof createTownModel>

/** Where the parcel goes: what is known, what is typed, what is suggested. */
export function createTownModel(gateway: Pick<Gateway, 'towns' | 'town'>, clock: Clock) {
  const town = signal<Town | null>(null)
  const isAsking = signal(false)
  const question = signal<'townUnclear' | 'townUnknown' | null>(null)
  const query = signal('')
  const suggestions = signal<readonly Town[]>([])

  let inFlight: AbortController | undefined
  let cancelTimer = () => {}

  function stop() {
    inFlight?.abort()
    cancelTimer()
  }

  function begin(): AbortController {
    stop()
    inFlight = new AbortController()
    return inFlight
  }

  async function look(text: string): Promise<readonly Town[] | null> {
    const mine = begin()
    try {
      const found = await gateway.towns(text, mine.signal)
      return mine.signal.aborted ? null : found
    } catch (error) {
      if (mine.signal.aborted) return null
      if (!isFailure(error)) throw error
      return null
    }
  }

  async function suggest(text: string) {
    const found = await look(text)
    if (!found) return
    suggestions.value = found
    question.value = found.length === 0 ? 'townUnknown' : null
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

    type(text: string) {
      query.value = text
      stop()
      if (text.trim() === '') {
        suggestions.value = []
        return
      }
      cancelTimer = clock.after(TYPING_PAUSE_MS, () => void suggest(text))
    },

    /** Learns the name of a town that only its code is known of. */
    async name(code: string) {
      const mine = begin()
      try {
        const found = await gateway.town(code, mine.signal)
        if (!mine.signal.aborted) town.value = found
      } catch (error) {
        if (!mine.signal.aborted && !isFailure(error)) throw error
      }
    },

    /** The one town that answers to the hint; else the shopper is asked, and `null` comes back. */
    async guess(hint: TownHint): Promise<Town | null> {
      const found = (await look(hint.postcode || hint.name)) ?? []
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
