import type { Cart } from '@courier-checkout/api-client/contract'
import type { MethodOffer, ShopFacts, Town } from '../../client/widget-element.ts'

/** What the shop's server tells once per page: `CheckoutState::page()`. */
export interface Page extends ShopFacts {
  /** Address of the widget's module, on the shop's own origin. */
  readonly widget: string
  /** Kind of payment by the shop's payment method; unlisted is cash. */
  readonly payments: Readonly<Record<string, string>>
  readonly defaultPayment: string
  readonly texts: { readonly title: string; readonly missing: string }
}

/** What it tells with every cart, for each package: `CheckoutState::packages()`. */
export interface Package {
  readonly key: number
  /** Id of the rate that is chosen. */
  readonly chosen: string
  readonly cart: Cart
  /** What the shop's own fields say. */
  readonly town: Town
  /** The chosen price was set from a token: nothing is missing. */
  readonly priced: boolean
  /** Nothing can be had for what the shop's fields say: the chooser stands alone, with every method. */
  readonly open: boolean
  /** By rate; by method while `open`. */
  readonly methods: Readonly<Record<string, MethodOffer>>
}
