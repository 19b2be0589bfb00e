import { drawBlock } from '../../client/order-block.ts'

/** MiniShop3's documented list of an order's tabs. */
interface Tabs {
  pendingTabs?: object[]
  register(tab: object): boolean
}
declare global {
  var MS3OrderTabsRegistry: Tabs | undefined
}

const tab = globalThis.courierCheckoutTab
if (tab) {
  // Ours runs before MiniShop3's page, which then takes what waits here.
  const waiting: object[] = []
  globalThis.MS3OrderTabsRegistry ??= {
    pendingTabs: waiting,
    register: (own) => waiting.push(own) > 0,
  }
  globalThis.MS3OrderTabsRegistry.register({
    key: tab.brand,
    title: tab.title,
    type: 'vue',
    component: {
      props: ['orderId', 'order', 'config', 'isCreateMode'],
      template: '<div></div>',
      mounted(this: { readonly $el: HTMLElement; readonly orderId: number }) {
        void drawBlock(this.$el, tab, String(this.orderId))
      },
    },
    position: 5,
    hideOnCreate: true,
  })
}
