import { createPlace } from './place.ts'
import { drawRows, leaveRefused } from './rows.ts'
import type { State } from './state.ts'
import { createWidget, type Widget } from './widget.ts'

/** The little of miniShop2's own script that is used here; both of its generations have it. */
interface MiniShop {
  readonly Order?: { getcost(): void }
}
declare global {
  var miniShop2: MiniShop | undefined
}

/** miniShop2 tells its server of a changed field first. */
const SERVER_KNOWS_MS = 600

const form = document.querySelector<HTMLFormElement>('#msOrder')
const told = document.querySelector('[data-courier-state]')?.textContent
if (form && told) start(form, JSON.parse(told))

function start(form: HTMLFormElement, first: State): void {
  let state = first
  const place = createPlaceIn(form)
  const widgets = new Map<string, Widget>()
  const chosenId = () =>
    form.querySelector<HTMLInputElement>('input[name="delivery"]:checked')?.value ?? ''

  function show(): void {
    const id = chosenId()
    drawRows(form, state, id)
    const method = state.methods[id]
    for (const [other, widget] of widgets) widget.element.hidden = other !== id
    if (!method) return
    const widget =
      widgets.get(id) ??
      createWidget(method, (token) => {
        place.say('')
        void choose(state, method.field, token).then(refresh)
      })
    widgets.set(id, widget)
    widget.element.hidden = false
    widget.describe(state, method)
    if (!widget.element.isConnected) place.element.append(widget.element)
  }

  async function refresh(): Promise<void> {
    const response = await fetch(state.state, { credentials: 'same-origin' }).catch(() => null)
    if (!response?.ok) return
    state = (await response.json()) as State // our own server's answer, made by our own PHP
    show()
    leaveRefused(form, state.methods[chosenId()]?.refused ?? [])
  }

  form.addEventListener('change', () => {
    place.say('')
    show()
    setTimeout(() => void refresh(), SERVER_KNOWS_MS)
  })
  // miniShop2 only marks the field that it misses, and ours has no place on the page.
  form.addEventListener('submit', () => {
    const method = state.methods[chosenId()]
    const isMissing = method?.method === 'pickup_point' && !widgets.get(chosenId())?.token()
    place.say(isMissing ? state.missing : '')
  })
  show()
  void refresh()
}

/** Below the list of deliveries. */
function createPlaceIn(form: HTMLFormElement) {
  return createPlace(
    [...form.querySelectorAll('input[name="delivery"]')].at(-1),
    (last) => last.closest('#deliveries, .form-group, .checkbox, fieldset') ?? last.parentElement,
  )
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
