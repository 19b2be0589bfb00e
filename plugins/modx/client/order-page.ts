import { createPlace } from './place.ts'
import { createPosts } from './posts.ts'
import { drawRows, leaveRefused } from './rows.ts'
import type { State } from './state.ts'
import { type Hooks, keepTyped } from './typed.ts'
import { createWidget, type Widget } from './widget.ts'

/** The little of miniShop2's own script that is used here; every version since 2.4 has it. */
export interface MiniShop {
  readonly Order?: { getcost(): void }
  readonly Callbacks?: Hooks
}

/** miniShop2 tells its server of a changed field first. */
const SERVER_KNOWS_MS = 600

/** Puts the chooser below the form's deliveries and keeps both in step. */
export function openOrderPage(form: HTMLFormElement, first: State, shop: MiniShop): void {
  let state = first
  let asked = 0
  const place = createPlaceIn(form)
  const widgets = new Map<string, Widget>()
  const { post } = createPosts(form, (field, value) => add(state.action, field, value))
  const chosenId = () =>
    form.querySelector<HTMLInputElement>('input[name="delivery"]:checked')?.value ?? ''

  async function choose(field: string, token: string): Promise<void> {
    place.say('')
    await post(field, token)
    shop.Order?.getcost()
    await refresh()
  }

  function show(): void {
    const id = chosenId()
    drawRows(form, state, id)
    const method = state.methods[id]
    for (const [other, widget] of widgets) widget.element.hidden = other !== id
    if (!method) return
    const widget =
      widgets.get(id) ?? createWidget(method, (token) => void choose(method.field, token))
    widgets.set(id, widget)
    widget.element.hidden = false
    widget.describe(state, method)
    if (!widget.element.isConnected) place.element.append(widget.element)
  }

  async function refresh(): Promise<void> {
    const own = ++asked
    const response = await fetch(state.state, { credentials: 'same-origin' }).catch(() => null)
    // What was asked before a later change is no news.
    if (!response?.ok || own !== asked) return
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
  if (shop.Callbacks) keepTyped(form, shop.Callbacks)
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
function add(address: string, key: string, value: string): Promise<unknown> {
  return fetch(address, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'X-Requested-With': 'XMLHttpRequest' },
    body: new URLSearchParams({ ms2_action: 'order/add', key, value, ctx: 'web' }),
  })
}
