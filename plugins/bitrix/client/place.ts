import type { Cart, QuotedMethod } from '@courier-checkout/api-client/contract'

export interface Entry {
  /** Bitrix's id of the profile. */
  readonly delivery: number
  readonly method: QuotedMethod
  readonly ruleSet: string
  /** Minor units; null: none. */
  readonly fallback: number | null
}

/** What the shop's server tells with the page and with each answer of the checkout: `PageState::toArray()`. */
export interface Place {
  readonly gateway: string
  /** `pk_…` */
  readonly shop: string
  readonly widget: string
  readonly locale: string
  readonly tiles: { readonly url?: string; attribution?: string; attributionUrl?: string }
  readonly accent: string
  readonly town: { readonly name: string; readonly region: string }
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
