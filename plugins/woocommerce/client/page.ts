import type { Cart, QuotedMethod } from '@courier-checkout/api-client/contract'

/** What the shop's server tells once per page: `CheckoutState::page()`. */
export interface Page {
  readonly gateway: string
  /** `pk_…` */
  readonly shop: string
  /** Address of the widget's module, on the shop's own origin. */
  readonly widget: string
  readonly locale: string
  readonly tiles: { readonly url?: string; attribution?: string; attributionUrl?: string }
  readonly accent: string
  /** Kind of payment by the shop's payment method; unlisted is cash. */
  readonly payments: Readonly<Record<string, string>>
  readonly defaultPayment: string
  readonly texts: { readonly title: string; readonly missing: string }
}

export interface MethodOffer {
  readonly method: QuotedMethod
  readonly ruleSet: string
  /** Minor units; null: none. */
  readonly fallback: number | null
}

/** What it tells with every cart, for each package: `CheckoutState::packages()`. */
export interface Package {
  readonly key: number
  /** Id of the rate that is chosen. */
  readonly chosen: string
  readonly cart: Cart
  /** What the shop's own fields say. */
  readonly town: { readonly name: string; readonly region: string }
  /** The chosen price was set from a token: nothing is missing. */
  readonly priced: boolean
  /** Nothing can be had for what the shop's fields say: the chooser stands alone, with every method. */
  readonly open: boolean
  /** By rate; by method while `open`. */
  readonly methods: Readonly<Record<string, MethodOffer>>
}
