/** What the shop's server tells beside the page of orders: `ManagerPage::script()`. */
export interface Tab {
  readonly title: string
  readonly brand: string
  /** Address of an order's block, with `{id}`. */
  readonly block: string
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
