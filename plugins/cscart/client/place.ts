import type { Cart } from '@courier-checkout/api-client/contract'
import type { MethodOffer, ShopFacts, Town } from '../../client/widget-element.ts'

export interface Entry extends MethodOffer {
  readonly shipping: number
}

/** What the shop's server tells below a shipping method: `PageState::html()`. */
export interface Place extends ShopFacts {
  readonly widget: string
  readonly town: Town
  readonly cart: Cart
  /** CS-Cart's key of the part of the cart. */
  readonly group: string
  /** Field of the checkout's form that holds the selection. */
  readonly field: string
  /** One; several where nothing of ours can be had for the form's town, and the chooser asks for it. */
  readonly methods: readonly Entry[]
}
