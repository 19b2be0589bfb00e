import { type Adapter, createAdapter } from './adapter.ts'
import { type Chooser, createChooser } from './chooser.ts'
import { createShopServer } from './shop.ts'

/** Between a change of the page and our question: pages change in bursts. */
const PAUSE_MS = 120

/** `window.courierCheckout`: what a one-page checkout may use. */
export interface CourierCheckout {
  /** Replaces the one that understands the stock checkouts. */
  adapter: Adapter
  /** After the page was drawn anew by something that `adapter.watch` does not hear. */
  refresh(): void
}

declare global {
  var courierCheckout: Partial<CourierCheckout> | undefined
}

function start(script: string): CourierCheckout {
  const shop = createShopServer(script)
  const choosers = new Map<string, Chooser>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  const page: CourierCheckout = {
    adapter: globalThis.courierCheckout?.adapter ?? createAdapter(),
    refresh() {
      clearTimeout(timer)
      timer = setTimeout(() => void show(), PAUSE_MS)
    },
  }

  async function show(): Promise<void> {
    const { adapter } = page
    for (const { root } of choosers.values()) root.hidden = true
    if (adapter.codes().length === 0) return
    const now = ++turn
    const state = await shop.state()
    // A slow answer for an older page never overwrites a newer one.
    if (now !== turn || !state?.shop || !state.cart) return
    const code = adapter.chosen()
    const offer = state.methods[code]
    const place = adapter.place(code)
    if (!offer || !place) return
    const chooser = chooserOf(code)
    if (chooser.root.previousElementSibling !== place) place.after(chooser.root)
    chooser.root.hidden = false
    chooser.describe(state, offer)
    widen(place)
    // Chosen before, and the shop's server has forgotten it since.
    if (!offer.priced && chooser.token !== '') void tell(code, chooser.token)
  }

  function chooserOf(code: string): Chooser {
    const known = choosers.get(code)
    if (known) return known
    const chooser = createChooser({
      code,
      widget: `${shop.folder}widget/element.js`,
      onToken: (token) => void tell(code, token),
    })
    choosers.set(code, chooser)
    return chooser
  }

  async function tell(code: string, token: string): Promise<void> {
    const taken = await shop.select(code, token)
    if (choosers.get(code)?.token !== token) return
    if (taken.problem) choosers.get(code)?.complain(taken.problem)
    if (taken.label) page.adapter.label(code, taken.label)
    if (taken.isChosen) page.adapter.refresh(code)
  }

  page.adapter.watch(page.refresh)
  page.refresh()
  return page
}

/** The stock window of 4.x is too narrow for a map. */
function widen(place: Element): void {
  place.closest('.modal-dialog')?.classList.add('modal-lg')
}

const script = document.currentScript
if (script instanceof HTMLScriptElement) {
  const { src } = script
  const begin = () => {
    globalThis.courierCheckout = start(src)
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', begin)
  else begin()
}
