import type { Cart } from '@courier-checkout/api-client/contract'
import type { MethodOffer, ShopFacts, Town } from '../../client/widget-element.ts'

export interface Entry extends MethodOffer {
  /** Bitrix's id of the profile. */
  readonly delivery: number
}

/** What the shop's server tells with the page and with each answer of the checkout: `PageState::toArray()`. */
export interface Place extends ShopFacts {
  readonly widget: string
  readonly town: Town
  readonly cart: Cart
  /** Field of the checkout's form that holds the selections, by profile. */
  readonly field: string
  /** The profile that is chosen, 0: none of ours. */
  readonly chosen: number
  /** None of ours is in the list: the chooser asks for a town, and what is chosen there is chosen in the list too. */
  readonly open: boolean
  /** What the form's own location has to be, after a choice in another town. */
  readonly location: { readonly field: string; readonly code: string } | null
  readonly methods: readonly Entry[]
}
