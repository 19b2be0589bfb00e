// @vitest-environment happy-dom
// @vitest-environment-options {"settings":{"handleDisabledFileLoadingAsSuccess":true}}
import { expect, test } from 'vitest'
import type { State } from '../../client/state.ts'
import { openOrderPage } from './order-page.ts'

const ROUTE = '/api/v1/delivery/couriercheckout3/state'
const offer = { fallback: null, text: 'за 2 дня', refused: [] as string[] }
const aState: State = {
  ...{ gateway: 'https://gateway.example', shop: 'pk_e', widget: '/element.js', locale: 'ru' },
  ...{ tiles: {}, accent: '', town: { name: 'Казань', region: '' }, hidden: [] },
  ...{ missing: 'Выберите пункт', state: ROUTE, action: '' },
  cart: { currency: 'RUB', goods: 89_000, payment: 'cash', weightGrams: 300, parcels: [] },
  methods: {
    2: { ...offer, field: 'f_door', method: 'door', ruleSet: 'd_1', price: '400 ₽' },
    3: { ...offer, field: 'f_point', method: 'pickup_point', ruleSet: 'p_1', price: '300 ₽' },
  },
}

/** A form as MiniShop3's own chunk has it, and the parts of its script, told of as its documentation does. */
function openPage(state: State = aState) {
  document.body.innerHTML = `<form class="ms3_order_form"><div class="delivery-methods">${[1, 2, 3]
    .map(
      (id) =>
        `<div class="form-check"><input type="radio" name="delivery_id" value="${id}"><label>${id}</label></div>`,
    )
    .join(
      '',
    )}</div><div class="form-check"><input type="radio" name="payment_id" value="1"></div></form>`
  const calls: string[] = []
  const hooks = new Map<string, (data: { key?: string }) => void>()
  const form = document.querySelector('form') as HTMLFormElement // made above
  openOrderPage(
    form,
    {
      apiClient: {
        get: async (route) => {
          calls.push(`get ${route}`)
          return { success: true, data: state }
        },
      },
      orderAPI: {
        add: async (key, value) => {
          calls.push(`add ${key} ${value}`)
          return { success: true }
        },
      },
      orderUI: {
        updateOrderCosts: async () => {
          calls.push('cost')
        },
      },
      hooks: { addHook: (name, hook) => hooks.set(name, hook) },
    },
    ROUTE,
  )
  const choose = (id: number) => {
    const input = form.querySelector<HTMLInputElement>(`input[name="delivery_id"][value="${id}"]`)
    if (input) input.checked = true
    form.dispatchEvent(new Event('change', { bubbles: true }))
  }
  return { form, calls, hooks, choose, settle: () => new Promise((done) => setTimeout(done)) }
}

test('prices stand beside our deliveries and the chosen one opens its chooser below the list', async () => {
  const { form, calls, choose, settle } = openPage()
  await settle()
  choose(3)

  const rows = [...form.querySelectorAll('.delivery-methods .form-check')]
  expect(rows.map((row) => row.querySelector('.courier-price')?.textContent ?? '')).toEqual([
    ...['', '400 ₽, за 2 дня', '300 ₽, за 2 дня'],
  ])
  const chooser = form.querySelector('.delivery-methods + .courier-place courier-checkout')
  expect(chooser?.getAttribute('methods')).toBe('pickup_point:p_1')
  expect(calls).toEqual([`get ${ROUTE}`, 'cost'])
})

test('a choice goes into our field of the order, then prices are asked for anew', async () => {
  const { form, calls, choose, settle } = openPage()
  await settle()
  choose(3)
  calls.length = 0
  const chooser = form.querySelector('courier-checkout')
  chooser?.dispatchEvent(
    new CustomEvent('courier-change', { detail: { token: 'v1.a', selection: null } }),
  )
  await settle()

  expect(calls).toEqual(['add f_point v1.a', `get ${ROUTE}`, 'cost'])
})

test('a choice let go of and the next one reach the shop in this order', async () => {
  const { form, calls, choose, settle } = openPage()
  await settle()
  choose(3)
  calls.length = 0
  const chooser = form.querySelector('courier-checkout')
  for (const token of ['v1.a', '', 'v1.b']) {
    chooser?.dispatchEvent(
      new CustomEvent('courier-change', { detail: { token, selection: null } }),
    )
  }
  await settle()

  expect(calls.filter((call) => call.startsWith('add'))).toEqual(
    ['v1.a', '', 'v1.b'].map((token) => `add f_point ${token}`),
  )
})

test('only fields that prices stand on are worth a call', async () => {
  const { calls, hooks, settle } = openPage()
  await settle()
  calls.length = 0
  const afterAdd = hooks.get('afterAddOrder')
  afterAdd?.({ key: 'first_name' })
  afterAdd?.({ key: 'delivery_id' })
  await settle()
  afterAdd?.({ key: 'city' })
  await settle()

  expect(calls).toEqual([`get ${ROUTE}`, `get ${ROUTE}`, 'cost'])
})

test('an order without a point says so below the list, until there is one', async () => {
  const { form, hooks, choose, settle } = openPage()
  await settle()
  choose(3)
  hooks.get('beforeSubmitOrder')?.({})

  const said = form.querySelector('.courier-said')
  expect(said?.textContent).toBe('Выберите пункт')
  const chosen = { detail: { token: 'v1.a', selection: null } }
  form.querySelector('courier-checkout')?.dispatchEvent(new CustomEvent('courier-change', chosen))
  expect(said?.textContent).toBe('')
})

test('what cannot be chosen now is not shown', async () => {
  const { form, settle } = openPage({ ...aState, methods: {}, hidden: [2, 3] })
  await settle()

  const rows = [...form.querySelectorAll<HTMLElement>('.delivery-methods .form-check')]
  expect(rows.map((row) => row.hidden)).toEqual([false, true, true])
})
