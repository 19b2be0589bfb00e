import type { Cart } from '@courier-checkout/api-client/contract'
import type { MethodOffer, ShopFacts, Town } from '../../client/widget-element.ts'

export interface PricedOffer extends MethodOffer {
  /** The price stands from a token: nothing is missing. */
  readonly priced: boolean
}

/** What the shop's server tells with every cart: `PageState::toArray()`. */
export interface State extends ShopFacts {
  readonly cart: Cart | null
  /** What the shop's own address says. */
  readonly town: Town & { readonly postcode: string }
  readonly chosen: string
  /** By OpenCart's code of the method: `courier_checkout_door.door`. */
  readonly methods: Readonly<Record<string, PricedOffer>>
}

/** The answer to a selection: `CatalogRoutes::select()`. */
export interface Taken {
  readonly ok: boolean
  /** What is wrong, for the buyer. */
  readonly problem?: string
  /** The method's new line: title and price. */
  readonly label?: string
  /** The shop's session holds this method already: the totals on the page are old. */
  readonly isChosen?: boolean
}
