import type { Entry, Place } from './place.ts'
import { dropField, fillOwnField, home, onAnswer, refresh, setField, told } from './platform.ts'
import { createWidget, type Widget } from './widget.ts'

/** Name of our part of the checkout's answer. */
const STATE = 'courier_checkout'
/** The checkout's own field for the chosen profile. */
const CHOSEN = 'DELIVERY_ID'
/** Key of the chooser that stands there while no profile of ours is in the list. */
const OPEN = 0

const widgets = new Map<number, Widget>()
const posted = new Map<number, string>()

/** Shows the chooser of the chosen profile. Bitrix draws its list anew with each answer; ours stands behind it. */
function show(): void {
  const place = told(STATE)
  const at = home()
  if (!place || !at) return
  if (place.location) fillOwnField(place.location.field, place.location.code)
  if (!place.open) dropField(CHOSEN)
  const shown = place.open ? OPEN : place.chosen
  for (const [key, widget] of widgets) widget.element.hidden = key !== shown
  const entries = place.methods.filter(({ delivery }) => place.open || delivery === shown)
  if (entries.length === 0) return
  const widget =
    widgets.get(shown) ??
    createWidget(entries, (method, token) => choose(place, entries, { method, token }))
  widgets.set(shown, widget)
  widget.element.hidden = false
  widget.describe(place)
  if (widget.element.previousElementSibling !== at && !widget.element.isConnected)
    at.after(widget.element)
}

function choose(
  place: Place,
  entries: readonly Entry[],
  choice: { readonly method: string; readonly token: string },
): void {
  // A locker is a pickup point to the shop.
  const kind = choice.method === 'locker' ? 'pickup_point' : choice.method
  const entry = entries.find(({ method }) => method === kind) ?? entries[0]
  if (!entry || (posted.get(entry.delivery) ?? '') === choice.token) return
  posted.set(entry.delivery, choice.token)
  setField(`${place.field}[${entry.delivery}]`, choice.token)
  if (place.open) setField(CHOSEN, String(entry.delivery))
  refresh()
}

onAnswer(show)
show()
