/** What the shop's server tells beside the page of orders: `ManagerPage::script()`. */
export interface Tab {
  readonly title: string
  readonly brand: string
  /** Address of an order's block, with `{id}`. */
  readonly block: string
  /** Where ids of orders are posted to be sent, and what the action is called. */
  readonly bulk: string
  readonly send: string
}
declare global {
  var courierCheckoutTab: Tab | undefined
}

/** Puts the order's block into `body`; the bundle of the back office draws it. */
export async function drawBlock(body: HTMLElement, tab: Tab, id: string): Promise<void> {
  const response = await fetch(tab.block.replace('{id}', id), { credentials: 'same-origin' })
  if (!response.ok) return
  const place = document.createElement('div')
  place.dataset['courier'] = 'order'
  place.dataset['brand'] = tab.brand
  place.dataset['block'] = await response.text()
  body.append(place)
}

/** Queues orders to be sent; what the shop says to it, or null. */
export async function sendMany(tab: Tab, orders: readonly string[]): Promise<string | null> {
  const response = await fetch(tab.bulk, {
    method: 'POST',
    credentials: 'same-origin',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ orders }),
  }).catch(() => null)
  if (!response?.ok) return null
  const answer: { readonly text?: string } = await response.json()
  return answer.text ?? null
}
