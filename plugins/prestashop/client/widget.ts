import type { Part, Place } from './place.ts'

/** The inside of one carrier of ours, for one part of the cart. */
export function createWidget(place: Place, part: Part, onToken: (token: string) => void): Element {
  const element = document.createElement('courier-checkout')
  const { url, attribution, attributionUrl } = place.tiles
  const attributes = {
    name: `courier-${part.slot}`,
    gateway: place.gateway,
    shop: place.shop,
    locale: place.locale,
    tiles: url,
    'tiles-attribution': attribution,
    'tiles-attribution-url': attributionUrl,
    cart: JSON.stringify(part.cart),
    methods: place.methods.map(({ method, ruleSet }) => `${method}:${ruleSet}`).join(','),
    'town-name': place.town.name,
    'town-region': place.town.region,
    'fallback-price': place.fallback === null ? undefined : String(place.fallback),
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value) element.setAttribute(name, value)
  }
  if (place.accent) element.style.setProperty('--courier-accent', place.accent)
  element.addEventListener('courier-change', (event) => onToken(readToken(event)))
  loadWidget(place.widget)
  return element
}

function readToken(event: Event): string {
  const detail: { token?: unknown } | null = event instanceof CustomEvent ? event.detail : null
  return typeof detail?.token === 'string' ? detail.token : ''
}

function loadWidget(address: string): void {
  const isThere = document.querySelector(`script[src="${address}"]`)
  if (isThere || customElements.get('courier-checkout')) return
  const script = document.createElement('script')
  script.type = 'module'
  script.src = address
  document.head.append(script)
}
