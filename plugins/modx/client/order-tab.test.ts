// @vitest-environment happy-dom
import { afterEach, expect, test, vi } from 'vitest'

interface Item {
  readonly text: string
  readonly handler: () => Promise<void>
}

afterEach(() => {
  vi.unstubAllGlobals()
  vi.resetModules()
})

/** miniShop2's page of orders, with these orders ticked. */
async function openPage(ticked: readonly number[]) {
  const posted: unknown[] = []
  const alert = vi.fn()
  const menu: (Item | string)[] = []
  const base = { getMenu: () => menu.push('remove') }
  const order = { getTabs: (_: object): object[] => [{ title: 'Заказ' }] }
  vi.stubGlobal('Ext', {
    Window: 'window',
    override: (target: { prototype: object }, members: object) =>
      Object.assign(target.prototype, members),
  })
  vi.stubGlobal('MODx', { msg: { alert } })
  vi.stubGlobal('miniShop2', {
    window: { UpdateOrder: { prototype: order } },
    grid: { Orders: { prototype: base } },
  })
  vi.stubGlobal('courierCheckoutTab', {
    title: 'Доставка',
    brand: 'courier-checkout',
    block: '/manager.php?do=block&id={id}',
    bulk: '/manager.php?do=bulk',
    send: 'Отправить',
  })
  vi.stubGlobal('fetch', async (url: string, { body }: { readonly body?: string }) => {
    if (body) posted.push(url, JSON.parse(body))
    return new Response('{"text":"2 заказа отправляются"}')
  })
  await import('./order-tab.ts')
  const grid = Object.assign(Object.create(base), {
    _getSelectedIds: () => ticked,
    addContextMenuItem: (items: (Item | string)[]) => menu.push(...items),
    refresh: vi.fn(),
  })
  grid.getMenu()
  return { posted, alert, menu, grid, order }
}

test('ticked orders are sent together, below miniShop2’s own actions', async () => {
  const { posted, alert, menu, grid } = await openPage([17, 18])
  const own = menu.find((item): item is Item => typeof item !== 'string')
  await own?.handler()

  expect([menu[0], own?.text]).toEqual(['remove', 'Отправить'])
  expect(posted).toEqual(['/manager.php?do=bulk', { orders: ['17', '18'] }])
  expect(alert).toHaveBeenCalledWith('Доставка', '2 заказа отправляются')
  expect(grid.refresh).toHaveBeenCalled()
})

test('without ticked orders there is nothing to send', async () => {
  const { menu } = await openPage([])

  expect(menu).toEqual(['remove'])
})

test('a window that has grown out of sight goes to the middle', async () => {
  const { order } = await openPage([])
  const grown: (() => void)[] = []
  vi.stubGlobal('ResizeObserver', function observe(this: object, heard: () => void) {
    grown.push(heard)
    return { observe: () => undefined }
  })
  const tabs = order.getTabs({ record: { id: 17 } })
  // Made by our own script.
  const own = tabs[1] as { readonly listeners: { afterrender(panel: object): void } }
  const dom = document.createElement('div')
  let bottom = innerHeight - 300
  dom.getBoundingClientRect = () => new DOMRect(0, 0, 700, bottom)
  const center = vi.fn()
  own.listeners.afterrender({ body: { dom }, findParentByType: () => ({ center }) })
  grown[0]?.()
  const before = center.mock.calls.length
  bottom = innerHeight + 400
  grown[0]?.()

  expect([before, center.mock.calls.length]).toEqual([0, 1])
})

test('an order’s window gets one more tab', async () => {
  const { order } = await openPage([])

  expect(order.getTabs({ record: { id: 17 } })).toEqual([
    { title: 'Заказ' },
    expect.objectContaining({ title: 'Доставка' }),
  ])
})
