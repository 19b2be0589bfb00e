import type { Cart, QuotedMethod } from '@courier-checkout/api-client/contract'

export interface BlockAction {
  readonly id: string
  readonly label: string
  readonly isPrimary: boolean
  readonly isEnabled: boolean
  /** Why it cannot be done now. */
  readonly reason: string
}

interface Candidate {
  readonly number: string
  readonly recipient: string
  readonly sum: string
  readonly createdOn: string
}

/** What the merchant's chooser of town, speed and point needs. */
export interface BlockChooser {
  readonly gateway: string
  /** `pk_…` */
  readonly shop: string
  readonly cart: Cart
  readonly methods: readonly { readonly method: QuotedMethod; readonly ruleSet: string }[]
  readonly town: string | null
  readonly townHint: { readonly name: string; readonly region: string; readonly postcode: string }
  readonly parcelCount: number
}

/** The core's `OrderBlock`, and what the platform puts beside it. */
export interface Block {
  readonly orderId: string
  readonly state: string
  readonly sentence: string
  readonly waybill: string
  readonly destination: {
    readonly text: string
    readonly methodText: string
    /** What the buyer asked of the driver in the chooser and nowhere else. */
    readonly note: string
    readonly shopAddress: string
  } | null
  readonly notices: readonly string[]
  readonly events: readonly {
    readonly at: string
    readonly text: string
    readonly place: string
    readonly isProvisional: boolean
  }[]
  readonly candidates: { readonly ours: Candidate; readonly courier: Candidate } | null
  readonly actions: readonly BlockAction[]
  readonly chooser: BlockChooser | null
  /** Address of the label's PDF. */
  readonly label: string
}
