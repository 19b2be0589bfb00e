import {
  describeOffering,
  describeShop,
  loadWidget,
  readChoice,
} from '../../client/widget-element.ts'
import type { Method, State } from './state.ts'

const COMMENT = ['#msOrder', '.ms3_order_form', '[data-ms3-form="order"]']
  .map((form) => `${form} [name="comment"]`)
  .join(', ')

export interface Widget {
  readonly element: HTMLElement
  /** The selection told last, or ''. */
  token(): string
  describe(state: State, method: Method): void
}

/** The inside of one delivery of ours. `onToken` hears the selection; `''`: there is none any more. */
export function createWidget(method: Method, onToken: (token: string) => void): Widget {
  const element = document.createElement('courier-checkout')
  // Each remembers a choice of its own: the door's is no choice that pickup has lost.
  element.setAttribute('name', `courier-${method.method}`)
  let token = ''
  element.addEventListener('courier-change', (event) => {
    const chosen = readChoice(event).token
    if (chosen === token) return
    token = chosen
    onToken(token)
  })
  // The shop sends every field of its form that changes.
  for (const name of ['change', 'input'])
    element.addEventListener(name, (event) => event.stopPropagation())
  return {
    element,
    token: () => token,
    describe(state, { ruleSet, fallback }) {
      loadWidget(state.widget)
      describeShop(element, state, COMMENT)
      const offers = [{ method: method.method, ruleSet }]
      describeOffering(element, { cart: state.cart, town: state.town, offers, fallback })
    },
  }
}
