// @vitest-environment happy-dom
// @vitest-environment-options {"settings":{"handleDisabledFileLoadingAsSuccess":true}}
import { afterEach, expect, test, vi } from 'vitest'
import { openOrderPage } from './order-page.ts'
import type { State } from './state.ts'

const offer = { fallback: null, text: '', refused: [] as string[], price: '300 ₽' }
const aState: State = {
  ...{ gateway: 'https://gateway.example', shop: 'pk_e', widget: '/element.js', locale: 'ru' },
  ...{ tiles: {}, accent: '', town: { name: 'Казань', region: '' }, hidden: [] },
  ...{ missing: 'Выберите пункт', state: '/state', action: '/action.php' },
  cart: { currency: 'RUB', goods: 89_000, payment: 'cash', weightGrams: 300, parcels: [] },
  methods: { 3: { ...offer, field: 'f_point', method: 'pickup_point', ruleSet: 'p_1' } },
}

afterEach(() => vi.unstubAllGlobals())

/** miniShop2's form with pickup chosen; requests of the state are answered by hand. */
function openPage() {
  document.body.innerHTML = `<form id="msOrder"><div id="deliveries"><div class="checkbox">
    <input type="radio" name="delivery" value="3" checked></div></div>
    <div class="checkbox" id="cash"><input type="radio" name="payment" value="1"></div></form>`
  const calls: string[] = []
  const states: ((state: State) => void)[] = []
  vi.stubGlobal('fetch', (url: string, options: { readonly body?: URLSearchParams }) => {
    calls.push(options.body ? `${options.body.get('key')} ${options.body.get('value')}` : url)
    if (options.body) return Promise.resolve(new Response('{}'))
    return new Promise<Response>((resolve) => {
      states.push((state) => resolve(new Response(JSON.stringify(state))))
    })
  })
  const form = document.querySelector('form') ?? document.createElement('form')
  openOrderPage(form, aState, { Order: { getcost: () => void calls.push('cost') } })
  const choose = (token: string) =>
    document
      .querySelector('courier-checkout')
      ?.dispatchEvent(new CustomEvent('courier-change', { detail: { token, selection: null } }))
  return { calls, states, choose }
}

test('a choice goes into our field of the order, then the total and the prices are asked for', async () => {
  const { calls, choose } = openPage()
  calls.length = 0
  choose('v1.a')

  await vi.waitFor(() => expect(calls).toEqual(['f_point v1.a', 'cost', '/state']))
})

test('prices asked for before the last choice do not replace those asked for after it', async () => {
  const { states, choose } = openPage()
  choose('v1.a')
  await vi.waitFor(() => expect(states).toHaveLength(2))
  const pickup = { ...offer, field: 'f_point', method: 'pickup_point' as const, ruleSet: 'p_1' }
  states[1]?.({ ...aState, methods: { 3: { ...pickup, refused: ['1'] } } })
  const isHidden = () => document.getElementById('cash')?.hidden
  await vi.waitFor(() => expect(isHidden()).toBe(true))
  states[0]?.(aState)
  await new Promise((done) => setTimeout(done))

  expect(isHidden()).toBe(true)
})
