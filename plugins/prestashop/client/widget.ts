import {
  describeOffering,
  describeShop,
  loadWidget,
  readChoice,
} from '../../client/widget-element.ts'
import type { Part, Place } from './place.ts'

const COMMENT = '[name="delivery_message"]'

/** The inside of one carrier of ours, for one part of the cart. */
export function createWidget(place: Place, part: Part, onToken: (token: string) => void): Element {
  const element = document.createElement('courier-checkout')
  const { town, methods: offers, fallback } = place
  element.setAttribute('name', `courier-${part.slot}`)
  describeShop(element, place, COMMENT)
  describeOffering(element, { cart: part.cart, town, offers, fallback })
  element.addEventListener('courier-change', (event) => onToken(readChoice(event).token))
  loadWidget(place.widget)
  return element
}
