import { drawBlock, type Tab } from './order-block.ts'

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
            void drawBlock(panel.body.dom, tab, id)
          },
        },
      })
      return tabs
    },
  })
}
