import { createPlace } from '../../client/place.ts'
import { createPosts } from '../../client/posts.ts'
import { drawRows } from '../../client/rows.ts'
import type { State } from '../../client/state.ts'
import { createWidget, type Widget } from '../../client/widget.ts'

interface Answer {
  readonly success: boolean
  readonly data?: unknown
}

/** The little of MiniShop3's own script that is used here. */
export interface MiniShop3 {
  readonly apiClient: { get(route: string): Promise<Answer> } | null
  readonly orderAPI: { add(key: string, value: string): Promise<Answer> } | null
  readonly orderUI: { updateOrderCosts?(): Promise<void> } | null
  readonly hooks: { addHook(name: string, hook: (data: { key?: string }) => void): void } | null
}

/** Fields that prices stand on; others cost no call, of which MiniShop3 allows sixty a minute. */
const PRICED = ['delivery_id', 'payment_id', 'city', 'region', 'index']
/** MiniShop3 itself asks for the order's cost when these change. */
const COUNTED = ['delivery_id', 'payment_id']

/** Puts the chooser below the form's deliveries and keeps both in step. `route` tells of the cart. */
export function openOrderPage(form: HTMLFormElement, shop: MiniShop3, route: string): void {
  let state: State | undefined
  let asked = 0
  let mustCount = false
  const place = createPlaceIn(form)
  const widgets = new Map<string, Widget>()
  // As any other field of the order, so that MiniShop3 itself can demand it.
  const { post } = createPosts(form, async (field, value) => shop.orderAPI?.add(field, value))
  const chosenId = () =>
    form.querySelector<HTMLInputElement>('input[name="delivery_id"]:checked')?.value ?? ''

  function show(): void {
    if (!state) return
    const id = chosenId()
    drawRows(form, state, id)
    for (const [other, widget] of widgets) widget.element.hidden = other !== id
    const method = state.methods[id]
    if (!method) return
    const { field } = method
    const widget =
      widgets.get(id) ??
      createWidget(method, (token) => {
        place.say('')
        void post(field, token).then(() => refresh(true))
      })
    widgets.set(id, widget)
    widget.element.hidden = false
    widget.describe(state, method)
    if (!widget.element.isConnected) place.element.append(widget.element)
  }

  /** @param counts whether the order's cost has to be asked for too */
  async function refresh(counts: boolean): Promise<void> {
    const own = ++asked
    mustCount ||= counts
    const answer = await shop.apiClient?.get(route).catch(() => null)
    // What was asked before a later change is no news.
    if (!answer?.success || own !== asked) return
    state = answer.data as State // our own server's answer, made by our own PHP
    show()
    if (!mustCount) return
    mustCount = false
    await shop.orderUI?.updateOrderCosts?.()
  }

  function sayMissing(): void {
    const method = state?.methods[chosenId()]
    const isMissing = method?.method === 'pickup_point' && !widgets.get(chosenId())?.token()
    place.say(isMissing ? (state?.missing ?? '') : '')
  }

  form.addEventListener('change', () => {
    place.say('')
    show()
  })
  shop.hooks?.addHook('afterAddOrder', ({ key = '' }) => {
    if (PRICED.includes(key)) void refresh(!COUNTED.includes(key))
  })
  shop.hooks?.addHook('beforeSubmitOrder', sayMissing)
  document.addEventListener('ms3:cart:updated', () => void refresh(false))
  void refresh(true)
}

/** Below the list of deliveries. */
function createPlaceIn(form: HTMLFormElement) {
  return createPlace(
    [...form.querySelectorAll('input[name="delivery_id"]')].at(-1),
    (last) => last.closest('.delivery-methods, fieldset') ?? last.closest('div, li, label'),
  )
}
