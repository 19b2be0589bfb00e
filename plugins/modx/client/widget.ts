import type { Method, State } from './state.ts'

export interface Widget {
  readonly element: HTMLElement
  /** The selection told last, or ''. */
  token(): string
  describe(state: State, method: Method): void
}

/** The inside of one delivery of ours. `onToken` hears the selection; `''`: there is none any more. */
export function createWidget(method: Method, onToken: (token: string) => void): Widget {
  const element = document.createElement('courier-checkout')
  let token = ''
  element.addEventListener('courier-change', (event) => {
    const chosen = readToken(event)
    if (chosen === token) return
    token = chosen
    onToken(token)
  })
  // miniShop2 sends every field of its form that changes.
  for (const name of ['change', 'input'])
    element.addEventListener(name, (event) => event.stopPropagation())
  return {
    element,
    token: () => token,
    describe(state, { ruleSet, fallback }) {
      loadWidget(state.widget)
      set(element, {
        gateway: state.gateway,
        shop: state.shop,
        locale: state.locale,
        tiles: state.tiles.url,
        'tiles-attribution': state.tiles.attribution,
        'tiles-attribution-url': state.tiles.attributionUrl,
        cart: JSON.stringify(state.cart),
        methods: `${method.method}:${ruleSet}`,
        'town-name': state.town.name,
        'town-region': state.town.region,
        'fallback-price': fallback === null ? undefined : String(fallback),
      })
      if (state.accent) element.style.setProperty('--courier-accent', state.accent)
    },
  }
}

function readToken(event: Event): string {
  const detail: { token?: unknown } | null = event instanceof CustomEvent ? event.detail : null
  return typeof detail?.token === 'string' ? detail.token : ''
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
