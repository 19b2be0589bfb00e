import {
  describeOffering,
  describeShop,
  fallbackOf,
  loadWidget,
  readChoice,
} from '../../client/widget-element.ts'
import type { Entry, Place } from './place.ts'

const COMMENT = '[name="ORDER_DESCRIPTION"]'

export interface Widget {
  readonly element: HTMLElement
  describe(place: Place): void
}

/** The chooser of some entries. `onChoice` hears the method and the selection; `''`: there is none any more. */
export function createWidget(
  entries: readonly Entry[],
  onChoice: (method: string, token: string) => void,
): Widget {
  const element = document.createElement('courier-checkout')
  element.addEventListener('courier-change', (event) => {
    const { method, token } = readChoice(event)
    onChoice(method, token)
  })
  return {
    element,
    describe(place) {
      loadWidget(place.widget)
      describeShop(element, place, COMMENT)
      const { cart, town } = place
      describeOffering(element, { cart, town, offers: entries, fallback: fallbackOf(entries) })
    },
  }
}
