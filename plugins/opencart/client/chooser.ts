import type { MethodOffer, State } from './page.ts'

/** The inside of one of our methods: a widget of its own, so that going to another and back loses nothing. */
export interface Chooser {
  readonly root: HTMLElement
  /** What is chosen now; `''`: nothing yet. */
  readonly token: string
  describe(state: State, offer: MethodOffer): void
  complain(problem: string): void
}

export interface ChooserOptions {
  readonly code: string
  /** Address of the widget's module, on the shop's own origin. */
  readonly widget: string
  readonly onToken: (token: string) => void
}

export function createChooser(options: ChooserOptions): Chooser {
  const root = document.createElement('div')
  root.className = 'courier-chooser'
  const problemLine = document.createElement('p')
  problemLine.className = 'courier-chooser-problem'
  problemLine.setAttribute('role', 'alert')
  const widget = document.createElement('courier-checkout')
  // Two widgets of one page are told apart by their names.
  widget.setAttribute('name', `courier-${options.code}`)
  let token = ''

  widget.addEventListener('courier-change', (event) => {
    token = readToken(event)
    problemLine.textContent = ''
    options.onToken(token)
  })
  // The form around it is the shop's: what is typed and pressed in here is not meant for it.
  root.addEventListener('change', (event) => event.stopPropagation())
  root.append(problemLine)
  loadWidget(options.widget)

  return {
    root,
    get token() {
      return token
    },
    describe(state, offer) {
      if (state.accent) widget.style.setProperty('--courier-accent', state.accent)
      set(widget, {
        gateway: state.gateway,
        shop: state.shop,
        locale: state.locale,
        tiles: state.tiles.url,
        'tiles-attribution': state.tiles.attribution,
        'tiles-attribution-url': state.tiles.attributionUrl,
        cart: JSON.stringify(state.cart),
        methods: `${offer.method}:${offer.ruleSet}`,
        'town-name': state.town.name,
        'town-region': state.town.region,
        'fallback-price': offer.fallback === null ? undefined : String(offer.fallback),
      })
      // Late, so that the widget starts with all it has to know.
      if (!widget.isConnected) root.append(widget)
    },
    complain(problem) {
      problemLine.textContent = problem
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
