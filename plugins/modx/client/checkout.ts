import type { State } from './state.ts'
import { createWidget, type Widget } from './widget.ts'

/** The little of miniShop2's own script that is used here; both of its generations have it. */
interface MiniShop {
  readonly Order?: { getcost(): void }
}
declare global {
  var miniShop2: MiniShop | undefined
}

const form = document.querySelector<HTMLFormElement>('#msOrder')
const told = document.querySelector('[data-courier-state]')?.textContent
if (form && told) start(form, JSON.parse(told))

function start(form: HTMLFormElement, first: State): void {
  let state = first
  const place = document.createElement('div')
  place.className = 'courier-place'
  const deliveries = form.querySelectorAll('input[name="delivery"]')
  const last = deliveries[deliveries.length - 1]
  const list = last?.closest('#deliveries, .form-group, .checkbox, fieldset') ?? last?.parentElement
  list?.after(place)
  const widgets = new Map<string, Widget>()

  function show(): void {
    const id = form.querySelector<HTMLInputElement>('input[name="delivery"]:checked')?.value ?? ''
    const method = state.methods[id]
    for (const [other, widget] of widgets) widget.element.hidden = other !== id
    if (!method) return
    const widget =
      widgets.get(id) ??
      createWidget(method, (token) => {
        void choose(state, method.field, token)
      })
    widgets.set(id, widget)
    widget.element.hidden = false
    widget.describe(state, method)
    if (!widget.element.isConnected) place.append(widget.element)
  }

  form.addEventListener('change', () => {
    show()
    // miniShop2 tells its server of the field first.
    setTimeout(() => void refresh(), 600)
  })

  async function refresh(): Promise<void> {
    const response = await fetch(state.state, { credentials: 'same-origin' }).catch(() => null)
    if (!response?.ok) return
    state = (await response.json()) as State // our own server's answer, made by our own PHP
    show()
  }
  show()
}

/** As any other field of the order, so that miniShop2 itself can demand it. */
async function choose(state: State, key: string, value: string): Promise<void> {
  await fetch(state.action, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
    body: new URLSearchParams({ ms2_action: 'order/add', key, value, ctx: 'web' }),
  }).catch(() => null)
  globalThis.miniShop2?.Order?.getcost()
}
