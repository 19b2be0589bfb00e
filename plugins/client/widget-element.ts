// What every shop's own script does with `<courier-checkout>`: docs/widget.md.
import type { Cart, QuotedMethod } from '@courier-checkout/api-client/contract'

/** What a shop's server tells its page once. */
export interface ShopFacts {
  readonly gateway: string
  /** `pk_…` */
  readonly shop: string
  readonly locale: string
  readonly tiles: { readonly url?: string; attribution?: string; attributionUrl?: string }
  readonly accent: string
}

export interface Offer {
  readonly method: string
  readonly ruleSet: string
}

/** A method as a shop's server tells it. */
export interface MethodOffer extends Offer {
  readonly method: QuotedMethod
  /** Minor units; null: none. */
  readonly fallback: number | null
}

export interface Town {
  readonly name: string
  readonly region: string
}

/** What may be chosen, for which cart and where to. */
export interface Offering {
  /** null: there is nothing to price. */
  readonly cart: Cart | null
  readonly town: Town
  readonly offers: readonly Offer[]
  /** Minor units; null: none. */
  readonly fallback: number | null
}

/** `comment` finds the shop's own field for a comment, wherever the page has one: its text is begun with. */
export function describeShop(
  element: HTMLElement,
  { tiles, accent, ...shop }: ShopFacts,
  comment: string,
): void {
  setAttributes(element, {
    fields: JSON.stringify({ note: comment }),
    gateway: shop.gateway,
    shop: shop.shop,
    locale: shop.locale,
    tiles: tiles.url,
    'tiles-attribution': tiles.attribution,
    'tiles-attribution-url': tiles.attributionUrl,
  })
  if (accent) element.style.setProperty('--courier-accent', accent)
}

export function describeOffering(element: Element, { cart, town, offers, fallback }: Offering) {
  setAttributes(element, {
    cart: JSON.stringify(cart),
    methods: offers.map(({ method, ruleSet }) => `${method}:${ruleSet}`).join(','),
    'town-name': town.name,
    'town-region': town.region,
    'fallback-price': fallback === null ? undefined : String(fallback),
  })
}

/** The door's: a pickup point needs a chooser, which a silent gateway does not feed. */
export function fallbackOf(
  offers: readonly (Offer & { readonly fallback: number | null })[],
): number | null {
  return offers.find(({ method }) => method === 'door')?.fallback ?? null
}

/** Of a `courier-change`; `''`: nothing is chosen any more. */
export function readChoice(event: Event): { readonly method: string; readonly token: string } {
  const change: { token?: unknown; selection?: { method?: unknown } | null } | null =
    event instanceof CustomEvent ? event.detail : null
  return { method: toText(change?.selection?.method), token: toText(change?.token) }
}

/** Once for the page: the module defines the element. */
export function loadWidget(address: string): void {
  const isThere = document.querySelector(`script[src="${address}"]`)
  if (isThere || customElements.get('courier-checkout')) return
  const script = document.createElement('script')
  script.type = 'module'
  script.src = address
  document.head.append(script)
}

/** Says only what has changed: each change makes the widget ask anew. */
function setAttributes(element: Element, attributes: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!value) element.removeAttribute(name)
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
  }
}

function toText(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
