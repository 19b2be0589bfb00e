import type { Place } from './place.ts'

/** The inside of a place. `onChoice` hears the method and the selection; `''`: there is none any more. */
export function createWidget(
  place: Place,
  onChoice: (method: string, token: string) => void,
): Element {
  const element = document.createElement('courier-checkout')
  const { url, attribution, attributionUrl } = place.tiles
  const fallback = place.methods.find(({ method }) => method === 'door')?.fallback ?? null
  const attributes = {
    gateway: place.gateway,
    shop: place.shop,
    locale: place.locale,
    tiles: url,
    'tiles-attribution': attribution,
    'tiles-attribution-url': attributionUrl,
    cart: JSON.stringify(place.cart),
    methods: place.methods.map(({ method, ruleSet }) => `${method}:${ruleSet}`).join(','),
    'town-name': place.town.name,
    'town-region': place.town.region,
    'fallback-price': fallback === null ? undefined : String(fallback),
  }
  for (const [name, value] of Object.entries(attributes)) {
    if (value) element.setAttribute(name, value)
  }
  if (place.accent) element.style.setProperty('--courier-accent', place.accent)
  // CS-Cart's checkout listens to every change inside its form.
  for (const event of ['change', 'input'])
    element.addEventListener(event, (heard) => heard.stopPropagation())
  element.addEventListener('courier-change', (event) => {
    const { method, token } = read(event)
    onChoice(method, token)
  })
  loadWidget(place.widget)
  return element
}

interface Change {
  readonly token: string | null
  readonly selection: { readonly method: string } | null
}

function read(event: Event): { readonly method: string; readonly token: string } {
  // The widget's own event: see docs/widget.md.
  const change: Change | null = event instanceof CustomEvent ? event.detail : null
  return { method: change?.selection?.method ?? '', token: change?.token ?? '' }
}

function loadWidget(address: string): void {
  const isThere = document.querySelector(`script[src="${address}"]`)
  if (isThere || customElements.get('courier-checkout')) return
  const script = document.createElement('script')
  script.type = 'module'
  script.src = address
  document.head.append(script)
}
