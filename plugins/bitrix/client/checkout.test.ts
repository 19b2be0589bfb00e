// @vitest-environment happy-dom
// @vitest-environment-options {"settings":{"handleDisabledFileLoadingAsSuccess":true}}
import { beforeEach, expect, test, vi } from 'vitest'

const DOOR = 11
const PICKUP = 12

let sent: number
let answer: (changes: object) => Promise<void>

/** What `PageState::toArray()` tells with each answer. */
const state = (changes: object) => ({
  gateway: 'https://gateway.example',
  shop: 'pk_e',
  widget: '/element.js',
  locale: 'ru',
  tiles: {},
  accent: '',
  town: { name: 'Казань', region: '' },
  cart: { currency: 'RUB', goods: 89_000, payment: 'cash', weightGrams: 300, parcels: [] },
  field: 'courier_checkout_token',
  chosen: PICKUP,
  open: false,
  location: null,
  methods: [
    { delivery: DOOR, method: 'door', ruleSet: 'd11', fallback: null },
    { delivery: PICKUP, method: 'pickup_point', ruleSet: 'd12', fallback: null },
  ],
  ...changes,
})

const shown = () =>
  [...document.querySelectorAll<HTMLElement>('courier-checkout')].filter(({ hidden }) => !hidden)
const field = (name: string) =>
  document.querySelector<HTMLInputElement>(`#bx-soa-order-form input[name="${name}"]`)?.value

function choose(method: string, token: string): void {
  const detail = { token, selection: { method } }
  shown()[0]?.dispatchEvent(new CustomEvent('courier-change', { detail, bubbles: true }))
}

beforeEach(async () => {
  sent = 0
  let heard = () => {}
  const component = { result: { courier_checkout: state({}) }, sendRequest: () => void sent++ }
  vi.stubGlobal('BX', {
    Sale: { OrderAjaxComponent: component },
    addCustomEvent: (_event: string, told: () => void) => {
      heard = told
    },
  })
  answer = async (changes) => {
    component.result = { courier_checkout: state(changes) }
    heard()
    await new Promise((done) => setTimeout(done, 0))
  }
  document.body.innerHTML =
    '<form id="bx-soa-order-form"><div id="bx-soa-delivery"></div>' +
    '<input name="ORDER_PROP_6" value="0000002"></form>'
  vi.resetModules()
  await import('./checkout.ts')
})

test('one chooser stands below the list, the chosen profile’s, however often Bitrix answers', async () => {
  await answer({})
  await answer({ chosen: DOOR })
  await answer({ chosen: PICKUP })

  expect(shown()).toHaveLength(1)
  await answer({ chosen: 99 })
  expect(shown()).toEqual([])
})

test('a choice is put into the form and the checkout asked once, a locker’s as the pickup profile’s', () => {
  choose('locker', 'v1.a.b.c')
  choose('locker', 'v1.a.b.c')

  expect([field('courier_checkout_token[12]'), field('DELIVERY_ID'), sent]).toEqual([
    'v1.a.b.c',
    undefined,
    1,
  ])
})

test('while no profile is in the list the open chooser chooses the profile too, and lets go of it afterwards', async () => {
  await answer({ open: true, chosen: 0 })
  choose('pickup_point', 'v1.a.b.c')
  const posted = field('DELIVERY_ID')
  await answer({ open: false, chosen: PICKUP })

  expect([posted, field('DELIVERY_ID'), shown().length]).toEqual(['12', undefined, 1])
})

test('the form’s own location follows a choice in another town', async () => {
  await answer({ location: { field: 'ORDER_PROP_6', code: '0000001' } })

  expect(field('ORDER_PROP_6')).toBe('0000001')
})
