// @vitest-environment happy-dom
// @vitest-environment-options {"settings":{"handleDisabledFileLoadingAsSuccess":true}}
import { beforeEach, expect, test, vi } from 'vitest'

interface Posted {
  readonly method: string
  readonly result_ids: string
  readonly data: Readonly<Record<string, string>>
}

let insert: () => void
let posts: Posted[]

/** What `PageState::html()` puts below a shipping method of a vendor's part. */
function place(group: string, shipping: number): string {
  const state = {
    gateway: 'https://gateway.example',
    shop: 'pk_e',
    widget: '/element.js',
    locale: 'ru',
    tiles: {},
    accent: '',
    town: { name: 'Казань', region: '' },
    cart: { currency: 'RUB', goods: 89_000, payment: 'cash', weightGrams: 300, parcels: [] },
    group,
    field: 'courier_checkout_token',
    methods: [{ shipping, method: 'pickup_point', ruleSet: `m${shipping}`, fallback: null }],
  }
  const json = JSON.stringify(state).replaceAll('"', '&quot;')
  return `<div class="courier-place" data-courier-place="${json}"></div>`
}

function choose(element: Element | undefined, token: string): void {
  const detail = { token, selection: { method: 'pickup_point' } }
  element?.dispatchEvent(new CustomEvent('courier-change', { detail, bubbles: true }))
}

const widgets = () => [...document.querySelectorAll('courier-checkout')]

beforeEach(async () => {
  posts = []
  vi.stubGlobal('fn_url', (dispatch: string) => `/index.php?dispatch=${dispatch}`)
  vi.stubGlobal('Tygh', {
    security_hash: 'hash',
    $: {
      ceAjax: (_action: string, _url: string, options: Posted) => posts.push(options),
      ceEvent: (_action: string, _event: string, heard: () => void) => {
        insert = heard
      },
    },
  })
  document.body.innerHTML = place('0', 3)
  vi.resetModules()
  await import('./checkout.ts')
})

test('each insertion of HTML gets a widget, and a place that has one no second', () => {
  insert()
  expect(widgets()).toHaveLength(1)

  document.body.innerHTML = place('0', 3) + place('1', 3)
  insert()

  expect(widgets()).toHaveLength(2)
})

test('a choice is posted with the session’s hash, by group and method, and the blocks with prices drawn', () => {
  choose(widgets()[0], 'v1.a.b.c')

  expect(posts).toEqual([
    expect.objectContaining({
      method: 'post',
      result_ids: expect.stringContaining('shipping_rates_list'),
      data: {
        'courier_checkout_token[0][3]': 'v1.a.b.c',
        'shipping_ids[0]': '3',
        security_hash: 'hash',
      },
    }),
  ])
})

test('a widget that is drawn anew and says the same again is not posted: no loop', () => {
  choose(widgets()[0], 'v1.a.b.c')
  document.body.innerHTML = place('0', 3)
  insert()
  choose(widgets()[0], 'v1.a.b.c')

  expect(posts).toHaveLength(1)
})

test('parts of a cart remember their choices apart', () => {
  document.body.innerHTML = place('0', 3) + place('1', 3)
  insert()

  const names = widgets().map((widget) => widget.getAttribute('name'))

  expect(names).toEqual(['courier-0-3', 'courier-1-3'])
})
