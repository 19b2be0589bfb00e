import { createElement } from 'react'
import { renderToString } from 'react-dom/server'
import { expect, test } from 'vitest'
import { createSSRApp, h } from 'vue'
import { renderToString as renderVue } from 'vue/server-renderer'
import { CourierCheckout as ReactCheckout } from './react.ts'
import { CourierCheckout as VueCheckout } from './vue.ts'

const options = {
  gateway: 'https://delivery.example',
  shop: 'pk_test',
  cart: { currency: 'RUB', goods: 1, payment: 'none', weightGrams: 1, parcels: [] },
  methods: [{ method: 'door', ruleSet: 'courier' }],
} as const

test('on a server React draws the element and needs no browser', () => {
  const html = renderToString(createElement(ReactCheckout, { ...options, className: 'wide' }))

  expect(html).toBe('<courier-checkout class="wide"></courier-checkout>')
})

test('on a server Vue draws the element and needs no browser', async () => {
  const { cart, methods, ...plain } = options
  const app = createSSRApp(() => h(VueCheckout, { ...plain, cart, methods: [...methods] }))

  expect(await renderVue(app)).toBe('<courier-checkout></courier-checkout>')
})
