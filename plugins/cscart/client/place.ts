import type { Cart, QuotedMethod } from '@courier-checkout/api-client/contract'

export interface Entry {
  readonly shipping: number
  readonly method: QuotedMethod
  readonly ruleSet: string
  /** Minor units; null: none. */
  readonly fallback: number | null
}

/** What the shop's server tells below a shipping method: `PageState::html()`. */
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
  /** CS-Cart's key of the part of the cart. */
  readonly group: string
  /** Field of the checkout's form that holds the selection. */
  readonly field: string
  /** One; several where nothing of ours can be had for the form's town, and the chooser asks for it. */
  readonly methods: readonly Entry[]
}
