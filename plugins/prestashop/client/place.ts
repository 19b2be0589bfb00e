import type { Cart, QuotedMethod } from '@courier-checkout/api-client/contract'

/** A part of the cart that PrestaShop sends by itself; most carts are one part. */
export interface Part {
  readonly slot: string
  readonly cart: Cart
  /** The shown price was set from a token. */
  readonly priced: boolean
}

/** What the shop's server tells with each carrier of ours: `PageState::ofCarrier()`. */
export interface Place {
  /** 0: none of ours can be had to the address, and the chooser stands above the carriers. */
  readonly carrier: number
  readonly gateway: string
  /** `pk_…` */
  readonly shop: string
  /** Address of the widget's module, on the shop's own origin. */
  readonly widget: string
  readonly locale: string
  readonly tiles: { readonly url?: string; attribution?: string; attributionUrl?: string }
  readonly accent: string
  readonly town: { readonly name: string; readonly region: string }
  readonly methods: readonly { readonly method: QuotedMethod; readonly ruleSet: string }[]
  /** Minor units; null: none. */
  readonly fallback: number | null
  readonly parts: readonly Part[]
  /** Where selections and payments are told. */
  readonly url: string
  readonly unreachable: string
}

/** What the shop's server says of a selection. */
export interface Selected {
  readonly ok: boolean
  readonly problem?: string
  /** Another price than the page shows, or none. */
  readonly changed?: boolean
  readonly price?: string
  readonly text?: string
}

/** What it says of a payment. */
export interface Paid {
  readonly ok: boolean
  readonly changed?: boolean
  readonly text?: string
}

let last: Promise<unknown> = Promise.resolve()

/** One after the other: of two choices on their way at once, the shop might keep the older. */
export function tell<Answer>(place: Place, fields: Record<string, string>): Promise<Answer> {
  const answer = last.then(() => post<Answer>(place, fields))
  last = answer.catch(() => null)
  return answer
}

async function post<Answer>(place: Place, fields: Record<string, string>): Promise<Answer> {
  const response = await fetch(place.url, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
    body: new URLSearchParams(fields),
  })
  if (!response.ok) throw new Error(`the shop answered ${response.status}`)
  return (await response.json()) as Answer // our own server's answer, made by our own PHP
}
