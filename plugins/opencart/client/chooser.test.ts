// @vitest-environment happy-dom
// @vitest-environment-options {"settings":{"handleDisabledFileLoadingAsSuccess":true}}
import { expect, test } from 'vitest'
import { createChooser } from './chooser.ts'
import type { PricedOffer, State } from './page.ts'

const state: State = {
  gateway: 'https://gateway.example',
  shop: 'pk_e',
  locale: 'ru',
  tiles: {},
  accent: '',
  cart: { currency: 'RUB', goods: 89_000, payment: 'cash', weightGrams: 300, parcels: [] },
  town: { name: 'Казань', region: '', postcode: '' },
  chosen: '',
  methods: {},
}

test.each([
  ['door', '50000'],
  ['pickup_point', null],
] as const)('the price without a gateway is told for the door alone: %s', (method, told) => {
  const chooser = createChooser({ code: method, widget: '/element.js', onToken: () => undefined })
  const offer: PricedOffer = { method, ruleSet: method, fallback: 50_000, priced: false }

  chooser.describe(state, offer)

  expect(
    chooser.root.querySelector('courier-checkout')?.getAttribute('fallback-price') ?? null,
  ).toBe(told)
})
