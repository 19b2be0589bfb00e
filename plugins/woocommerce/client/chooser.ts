import {
  describeOffering,
  describeShop,
  fallbackOf,
  loadWidget,
  type MethodOffer,
  readChoice,
} from '../../client/widget-element.ts'
import type { Package, Page } from './page.ts'

const COMMENT = '#order_comments, .wc-block-checkout__add-note textarea'

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
      describeOffering(active.element, { ...shown, offers, fallback: fallbackOf(offers) })
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
  element.setAttribute('name', name)
  describeShop(element, page, COMMENT)
  element.addEventListener('courier-change', (event) => {
    widget.token = readChoice(event).token
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
