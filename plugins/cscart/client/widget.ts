import {
  describeOffering,
  describeShop,
  fallbackOf,
  loadWidget,
  readChoice,
} from '../../client/widget-element.ts'
import type { Place } from './place.ts'

const COMMENT = '[name="customer_notes"]'

/** The inside of a place. `onChoice` hears the method and the selection; `''`: there is none any more. */
export function createWidget(
  place: Place,
  onChoice: (method: string, token: string) => void,
): Element {
  const element = document.createElement('courier-checkout')
  const { cart, town, methods: offers } = place
  // Each remembers its own choice while CS-Cart replaces the page around it: vendors' parts stand side by side.
  element.setAttribute('name', `courier-${place.group}-${offers[0]?.shipping}`)
  describeShop(element, place, COMMENT)
  describeOffering(element, { cart, town, offers, fallback: fallbackOf(offers) })
  // CS-Cart's checkout listens to every change inside its form.
  for (const event of ['change', 'input'])
    element.addEventListener(event, (heard) => heard.stopPropagation())
  element.addEventListener('courier-change', (event) => {
    const { method, token } = readChoice(event)
    onChoice(method, token)
  })
  loadWidget(place.widget)
  return element
}
