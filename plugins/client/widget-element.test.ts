// @vitest-environment happy-dom
// @vitest-environment-options {"settings":{"handleDisabledFileLoadingAsSuccess":true}}
import { expect, test } from 'vitest'
import {
  describeOffering,
  describeShop,
  fallbackOf,
  loadWidget,
  readChoice,
} from './widget-element.ts'

const shop = { gateway: 'https://gateway.example', shop: 'pk_e', locale: 'ru', accent: '#123456' }
const aCart = {
  currency: 'RUB',
  goods: 89_000,
  payment: 'cash',
  weightGrams: 300,
  parcels: [],
} as const
const door = { method: 'door', ruleSet: 'door_1', fallback: 30_000 }
const pickup = { method: 'pickup_point', ruleSet: 'points_1', fallback: null }

test('an element is told of its shop and of what may be chosen, and of no change that is none', () => {
  const element = document.createElement('courier-checkout')
  const town = { name: 'Казань', region: '' }
  const offering = {
    cart: aCart,
    town,
    offers: [door, pickup],
    fallback: fallbackOf([door, pickup]),
  }
  describeShop(element, { ...shop, tiles: { url: '/tiles/{z}/{x}/{y}.png' } }, '#order_comments')
  describeOffering(element, offering)
  const told: string[] = []
  const setAttribute = element.setAttribute.bind(element)
  element.setAttribute = (name: string, value: string) => {
    told.push(name)
    setAttribute(name, value)
  }

  describeOffering(element, { ...offering, town: { name: 'Москва', region: '' }, fallback: null })

  expect(told).toEqual(['town-name'])
  expect(element.getAttribute('methods')).toBe('door:door_1,pickup_point:points_1')
  expect(element.getAttribute('tiles')).toBe('/tiles/{z}/{x}/{y}.png')
  expect(element.getAttribute('fields')).toBe('{"note":"#order_comments"}')
  expect(element.style.getPropertyValue('--courier-accent')).toBe('#123456')
  for (const name of ['fallback-price', 'town-region', 'tiles-attribution']) {
    expect(element.hasAttribute(name)).toBe(false)
  }
})

test('only the door has a price for when the gateway is silent', () => {
  expect(fallbackOf([pickup, door])).toBe(30_000)
  expect(fallbackOf([pickup])).toBe(null)
})

test('a choice is read from the event, and none from an event that tells of none', () => {
  const detail = { token: 'v1.a.b', selection: { method: 'door' } }
  const none = { method: '', token: '' }
  expect(readChoice(new CustomEvent('courier-change', { detail }))).toEqual({
    method: 'door',
    token: 'v1.a.b',
  })
  expect(
    readChoice(new CustomEvent('courier-change', { detail: { token: null, selection: null } })),
  ).toEqual(none)
  expect(readChoice(new Event('courier-change'))).toEqual(none)
})

test('the widget’s module is asked for once', () => {
  loadWidget('/widget.js')
  loadWidget('/widget.js')
  expect(document.querySelectorAll('script[src="/widget.js"]')).toHaveLength(1)
})
