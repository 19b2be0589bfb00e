import type { Cart, QuotedMethod } from '@courier-checkout/api-client/contract'

export interface Method {
  /** The order field of miniShop2 that holds the selection. */
  readonly field: string
  readonly method: QuotedMethod
  readonly ruleSet: string
  /** Minor units; null: none. */
  readonly fallback: number | null
  /** As it is shown beside the delivery; null: not known yet, or it cannot be had. */
  readonly price: string | null
  /** How long it takes, or why it cannot be had. */
  readonly text: string
  /** Ids of payments that the delivery, or the point chosen with it, does not take. */
  readonly refused: readonly string[]
}

/** What the shop's server tells: `PageState::toArray()`. */
export interface State {
  readonly gateway: string
  /** `pk_…` */
  readonly shop: string
  readonly widget: string
  readonly locale: string
  readonly tiles: { readonly url?: string; attribution?: string; attributionUrl?: string }
  readonly accent: string
  readonly cart: Cart
  readonly town: { readonly name: string; readonly region: string }
  /** By the id of the delivery. */
  readonly methods: Readonly<Record<string, Method>>
  /** Ids of deliveries of ours that nobody should see now. */
  readonly hidden: readonly number[]
  /** What to say of a pickup delivery without a point. */
  readonly missing: string
  /** Where this is told anew. */
  readonly state: string
  /** miniShop2's own action address. */
  readonly action: string
}
