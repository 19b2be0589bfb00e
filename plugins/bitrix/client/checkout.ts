import type { Place } from './place.ts'
import { home, onAnswer, refresh, setField, told } from './platform.ts'
import { createWidget, type Widget } from './widget.ts'

/** Name of our part of the checkout's answer. */
const STATE = 'courier_checkout'

const widgets = new Map<number, Widget>()
const posted = new Map<number, string>()

/** Shows the chooser of the chosen profile. Bitrix draws its list anew with each answer; ours stands behind it. */
function show(): void {
  const place = told(STATE)
  const at = home()
  if (!place || !at) return
  for (const [delivery, widget] of widgets) widget.element.hidden = delivery !== place.chosen
  const entry = place.methods.find(({ delivery }) => delivery === place.chosen)
  if (!entry) return
  const widget =
    widgets.get(entry.delivery) ??
    createWidget([entry], (_method, token) => choose(place, entry.delivery, token))
  widgets.set(entry.delivery, widget)
  widget.element.hidden = false
  widget.describe(place)
  if (widget.element.previousElementSibling !== at && !widget.element.isConnected)
    at.after(widget.element)
}

function choose(place: Place, delivery: number, token: string): void {
  if ((posted.get(delivery) ?? '') === token) return
  posted.set(delivery, token)
  setField(`${place.field}[${delivery}]`, token)
  refresh()
}

onAnswer(show)
show()
