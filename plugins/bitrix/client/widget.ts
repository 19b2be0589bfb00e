import type { Entry, Place } from './place.ts'

export interface Widget {
  readonly element: HTMLElement
  describe(place: Place): void
}

/** The chooser of some entries. `onChoice` hears the method and the selection; `''`: there is none any more. */
export function createWidget(
  entries: readonly Entry[],
  onChoice: (method: string, token: string) => void,
): Widget {
  const element = document.createElement('courier-checkout')
  element.addEventListener('courier-change', (event) => {
    const { method, token } = read(event)
    onChoice(method, token)
  })
  return {
    element,
    describe(place) {
      loadWidget(place.widget)
      const fallback = entries.find(({ method }) => method === 'door')?.fallback ?? null
      set(element, {
        gateway: place.gateway,
        shop: place.shop,
        locale: place.locale,
        tiles: place.tiles.url,
        'tiles-attribution': place.tiles.attribution,
        'tiles-attribution-url': place.tiles.attributionUrl,
        cart: JSON.stringify(place.cart),
        methods: entries.map(({ method, ruleSet }) => `${method}:${ruleSet}`).join(','),
        'town-name': place.town.name,
        'town-region': place.town.region,
        'fallback-price': fallback === null ? undefined : String(fallback),
      })
      if (place.accent) element.style.setProperty('--courier-accent', place.accent)
    },
  }
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

/** Says only what has changed: each change makes the widget ask anew. */
function set(element: Element, attributes: Record<string, string | undefined>): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (!value) element.removeAttribute(name)
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value)
  }
}

function loadWidget(address: string): void {
  const isThere = document.querySelector(`script[src="${address}"]`)
  if (isThere || customElements.get('courier-checkout')) return
  const script = document.createElement('script')
  script.type = 'module'
  script.src = address
  document.head.append(script)
}
