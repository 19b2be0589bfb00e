import type { MethodOffer, Package, Page } from './page.ts'

/**
 * The inside of the chosen method of one package. The shop's own rows are the methods; each of ours has a
 * widget of its own, so that going from row to row and back loses no choice.
 */
export interface Chooser {
  readonly root: HTMLElement
  show(shown: Package, rateId: string): void
  hide(): void
}

/** `onToken` hears what the chosen method's selection is now; `''`: there is none any more. */
export function createChooser(page: Page, onToken: (token: string) => void): Chooser {
  loadWidget(page.widget)
  const root = document.createElement('div')
  root.className = 'courier-chooser'
  root.hidden = true
  const widgets = new Map<string, Widget>()
  let active: Widget | undefined
  let told = ''

  function tell(): void {
    const token = active?.token ?? ''
    if (token === told) return
    told = token
    onToken(token)
  }

  function widgetFor(kind: string, key: number): Widget {
    const known = widgets.get(kind)
    if (known) return known
    const widget = createWidget(page, `courier-${kind}-${key}`, (changed) => {
      if (changed === active) tell()
    })
    widgets.set(kind, widget)
    return widget
  }

  return {
    root,
    show(shown, rateId) {
      const offers = offersOf(shown, rateId)
      const [first] = offers
      if (!first) return this.hide()
      active = widgetFor(shown.open ? 'any' : first.method, shown.key)
      for (const widget of widgets.values()) widget.element.hidden = widget !== active
      describe(active.element, shown, offers)
      // Late, so that the widget starts with all it has to know.
      if (!active.element.isConnected) root.append(active.element)
      root.hidden = false
      // Chosen before, and the shop's server has forgotten it with the other row.
      if (!shown.priced && active.token !== '') tell()
    },
    hide() {
      root.hidden = true
      active = undefined
      told = ''
    },
  }
}

interface Widget {
  readonly element: HTMLElement
  token: string
}

function createWidget(page: Page, name: string, onChange: (widget: Widget) => void): Widget {
  const element = document.createElement('courier-checkout')
  const widget: Widget = { element, token: '' }
  set(element, {
    name,
    gateway: page.gateway,
    shop: page.shop,
    locale: page.locale,
    tiles: page.tiles.url,
    'tiles-attribution': page.tiles.attribution,
    'tiles-attribution-url': page.tiles.attributionUrl,
  })
  if (page.accent) element.style.setProperty('--courier-accent', page.accent)
  element.addEventListener('courier-change', (event) => {
    widget.token = readToken(event)
    onChange(widget)
  })
  return widget
}

/** What the chooser shows while `rateId` is chosen; empty: nothing of ours. */
export function offersOf(shown: Package, rateId: string): readonly MethodOffer[] {
  if (shown.open) return Object.values(shown.methods)
  const offer = shown.methods[rateId]
  return offer ? [offer] : []
}

function describe(element: Element, shown: Package, offers: readonly MethodOffer[]): void {
  const fallback = offers.find((offer) => offer.method === 'door')?.fallback ?? null
  set(element, {
    cart: JSON.stringify(shown.cart),
    methods: offers.map((offer) => `${offer.method}:${offer.ruleSet}`).join(','),
    'town-name': shown.town.name,
    'town-region': shown.town.region,
    'fallback-price': fallback === null ? undefined : String(fallback),
  })
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
