// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'

interface Registered {
  readonly key: string
  readonly title: string
  readonly hideOnCreate: boolean
  readonly component: { mounted(this: object): void }
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

function stubPage(): string[] {
  const asked: string[] = []
  const tab = {
    title: 'Доставка',
    brand: 'courier-checkout',
    block: '/manager.php?do=block&id={id}',
  }
  vi.stubGlobal('courierCheckoutTab', tab)
  vi.stubGlobal('fetch', async (url: string) => {
    asked.push(url)
    return new Response('{"state":"none"}')
  })
  return asked
}

test('the tab waits for MiniShop3’s page, and draws the order’s block when it is opened', async () => {
  const asked = stubPage()
  vi.stubGlobal('MS3OrderTabsRegistry', undefined)
  await import('./order-tab.ts')
  const tabs = globalThis.MS3OrderTabsRegistry?.pendingTabs as Registered[] | undefined // ours alone
  const tab = tabs?.[0]
  const $el = document.createElement('div')
  tab?.component.mounted.call({ $el, orderId: 17 })

  await vi.waitFor(() => expect($el.querySelector('[data-courier="order"]')).not.toBeNull())
  expect(asked).toEqual(['/manager.php?do=block&id=17'])
  expect([tab?.key, tab?.hideOnCreate]).toEqual(['courier-checkout', true])
})

test('a list of tabs that is there already is used', async () => {
  stubPage()
  const register = vi.fn(() => true)
  vi.stubGlobal('MS3OrderTabsRegistry', { register })
  await import('./order-tab.ts')

  expect(register).toHaveBeenCalledWith(expect.objectContaining({ title: 'Доставка', type: 'vue' }))
})
