import type { Package, Page } from './page.ts'

/** One `<courier-checkout>` for one package. The shop's rows are the methods; this is the inside of ours. */
export interface Chooser {
  readonly root: HTMLElement
  show(shown: Package, rateId: string): void
  hide(): void
}

/** `onToken` hears every new choice; `''`: there is none any more. */
export function createChooser(page: Page, onToken: (token: string) => void): Chooser {
  loadWidget(page.widget)
  const root = document.createElement('div')
  root.className = 'courier-chooser'
  root.hidden = true
  const widget = document.createElement('courier-checkout')
  set(widget, {
    gateway: page.gateway,
    shop: page.shop,
    locale: page.locale,
    tiles: page.tiles.url,
    'tiles-attribution': page.tiles.attribution,
    'tiles-attribution-url': page.tiles.attributionUrl,
  })
  if (page.accent) widget.style.setProperty('--courier-accent', page.accent)

  let told = ''
  widget.addEventListener('courier-change', (event) => {
    const token = readToken(event)
    if (token === told || root.hidden) return
    told = token
    onToken(token)
  })

  return {
    root,
    show(shown, rateId) {
      const offer = shown.methods[rateId]
      if (!offer) return this.hide()
      set(widget, {
        cart: JSON.stringify(shown.cart),
        methods: `${offer.method}:${offer.ruleSet}`,
        'town-name': shown.town.name,
        'town-region': shown.town.region,
        postcode: shown.town.postcode,
        'fallback-price': offer.fallback === null ? undefined : String(offer.fallback),
      })
      // Late, so that the widget starts with all it has to know.
      if (!widget.isConnected) root.append(widget)
      root.hidden = false
    },
    hide() {
      root.hidden = true
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
  if (customElements.get('courier-checkout') || document.querySelector(`script[src="${address}"]`))
    return
  const script = document.createElement('script')
  script.type = 'module'
  script.src = address
  document.head.append(script)
}
