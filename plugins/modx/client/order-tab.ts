/** What the shop's server tells beside miniShop2's page of orders: `ManagerPage::script()`. */
interface Tab {
  readonly title: string
  readonly brand: string
  /** Address of an order's block, with `{id}`. */
  readonly block: string
}

interface OrderWindow {
  readonly record?: { readonly id: number }
}

/** The part of the manager's globals that is used here. */
declare const Ext: {
  override(target: unknown, members: object): void
}
declare const miniShop2: {
  readonly window: { readonly UpdateOrder?: { readonly prototype: OrderPrototype } }
}
interface OrderPrototype {
  getTabs(config: OrderWindow): object[]
}
declare global {
  var courierCheckoutTab: Tab | undefined
}

const tab = globalThis.courierCheckoutTab
const order = miniShop2.window.UpdateOrder
if (tab && order) addTab(tab, order)

function addTab(tab: Tab, order: { readonly prototype: OrderPrototype }): void {
  const before = order.prototype.getTabs
  Ext.override(order, {
    getTabs(this: OrderPrototype, config: OrderWindow): object[] {
      const id = String(config.record?.id ?? '')
      const tabs = before.call(this, config)
      tabs.push({
        title: tab.title,
        autoHeight: true,
        listeners: {
          afterrender: (panel: { body: { dom: HTMLElement } }) => {
            void draw(panel.body.dom, tab, id)
          },
        },
      })
      return tabs
    },
  })
}

async function draw(body: HTMLElement, tab: Tab, id: string): Promise<void> {
  const response = await fetch(tab.block.replace('{id}', id), { credentials: 'same-origin' })
  if (!response.ok) return
  const place = document.createElement('div')
  place.dataset['courier'] = 'order'
  place.dataset['brand'] = tab.brand
  place.dataset['block'] = await response.text()
  body.append(place)
}
