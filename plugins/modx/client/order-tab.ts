import { drawBlock, sendMany, type Tab } from './order-block.ts'

interface OrderWindow {
  readonly record?: { readonly id: number }
}

interface OrderPrototype {
  getTabs(config: OrderWindow): object[]
}

/** miniShop2's list of orders, as its own actions for many use it. */
interface Grid {
  _getSelectedIds(): readonly (string | number)[]
  addContextMenuItem(items: readonly (object | string)[]): void
  refresh(): void
}
interface GridPrototype {
  getMenu(this: Grid, ...place: unknown[]): void
}

interface Panel {
  readonly body: { readonly dom: HTMLElement }
  findParentByType(type: unknown): { center(): void } | null
}

/** The part of the manager's globals that is used here. */
declare const Ext: {
  readonly Window: unknown
  override(target: unknown, members: object): void
}
declare const MODx: {
  readonly msg: { alert(title: string, text: string): void }
}
declare const miniShop2: {
  readonly window: { readonly UpdateOrder?: { readonly prototype: OrderPrototype } }
  readonly grid?: { readonly Orders?: { readonly prototype: GridPrototype } }
}
const BUTTONS_PX = 100

const tab = globalThis.courierCheckoutTab
const order = miniShop2.window.UpdateOrder
const grid = miniShop2.grid?.Orders
if (tab && order) addTab(tab, order)
if (tab && grid) addAction(tab, grid)

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
          afterrender: (panel: Panel) => {
            keepInSight(panel)
            void drawBlock(panel.body.dom, tab, id)
          },
        },
      })
      return tabs
    },
  })
}

/** The window grows with what stands in it, and MODX scrolls neither: grown out of sight it goes to the middle. */
function keepInSight(panel: Panel): void {
  const { dom } = panel.body
  new ResizeObserver(() => {
    // The window's buttons stand below.
    const isOut = dom.getBoundingClientRect().bottom + BUTTONS_PX > innerHeight
    if (isOut) panel.findParentByType(Ext.Window)?.center()
  }).observe(dom)
}

/** In the menu of the ticked orders, below miniShop2's own actions. */
function addAction(tab: Tab, grid: { readonly prototype: GridPrototype }): void {
  const before = grid.prototype.getMenu
  Ext.override(grid, {
    getMenu(this: Grid, ...place: unknown[]): void {
      before.apply(this, place)
      const orders = this._getSelectedIds().map(String)
      if (orders.length === 0) return
      const handler = async () => {
        const said = await sendMany(tab, orders)
        if (said) MODx.msg.alert(tab.title, said)
        this.refresh()
      }
      this.addContextMenuItem(['-', { text: tab.send, handler }])
    },
  })
}
