import type { Cart, QuotedMethod } from '@courier-checkout/api-client/contract'

export interface MethodOffer {
  readonly method: QuotedMethod
  readonly ruleSet: string
  /** Minor units; null: none. */
  readonly fallback: number | null
  /** The price stands from a token: nothing is missing. */
  readonly priced: boolean
}

/** What the shop's server tells with every cart: `PageState::toArray()`. */
export interface State {
  readonly gateway: string
  /** `pk_…` */
  readonly shop: string
  readonly locale: string
  readonly tiles: { readonly url?: string; attribution?: string; attributionUrl?: string }
  readonly accent: string
  readonly cart: Cart | null
  /** What the shop's own address says. */
  readonly town: { readonly name: string; readonly region: string; readonly postcode: string }
  readonly chosen: string
  /** By OpenCart's code of the method: `courier_checkout_door.door`. */
  readonly methods: Readonly<Record<string, MethodOffer>>
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
