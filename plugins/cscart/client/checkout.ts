import type { Place } from './place.ts'
import { onInsertion, updateCheckout } from './platform.ts'
import { createWidget } from './widget.ts'

/** What was told last, by field: a widget that is drawn anew says the same again. */
const told = new Map<string, string>()

/** Puts the widget into each place that is on the page and empty. */
function start(): void {
  for (const root of document.querySelectorAll<HTMLElement>('[data-courier-place]')) {
    const json = root.dataset['courierPlace']
    if (!json || root.dataset['isStarted']) continue
    root.dataset['isStarted'] = 'true'
    const place: Place = JSON.parse(json)
    root.append(createWidget(place, (method, token) => choose(place, method, token)))
  }
}

function choose(place: Place, method: string, token: string): void {
  // A locker is a pickup point to the shop.
  const kind = method === 'locker' ? 'pickup_point' : method
  const entry = place.methods.find((one) => one.method === kind) ?? place.methods[0]
  if (!entry) return
  const field = `${place.field}[${place.group}][${entry.shipping}]`
  if ((told.get(field) ?? '') === token) return
  told.set(field, token)
  updateCheckout({
    [field]: token,
    [`shipping_ids[${place.group}]`]: String(entry.shipping),
  })
}

onInsertion(start)
start()
