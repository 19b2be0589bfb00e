import type { Clock } from '../clock.ts'
import { isFailure } from '../failure.ts'
import type { TownModel } from './town-model.ts'

const TYPING_PAUSE_MS = 150

/** Suggests towns for what is typed, a little after the last letter. */
export function createTownSearch(town: TownModel, clock: Clock) {
  let cancel = () => {}

  async function suggest(text: string) {
    try {
      const found = await town.look(text)
      if (!found) return
      town.suggestions.value = found
      town.question.value = found.length === 0 ? 'townUnknown' : null
    } catch (error) {
      // The next letter asks again.
      if (!isFailure(error)) throw error
    }
  }

  return {
    type(text: string) {
      town.query.value = text
      town.stop()
      cancel()
      if (text.trim() === '') town.suggestions.value = []
      else cancel = clock.after(TYPING_PAUSE_MS, () => void suggest(text))
    },
    stop: () => cancel(),
  }
}
