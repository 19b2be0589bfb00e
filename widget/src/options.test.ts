import { expect, test } from 'vitest'
import { aCart, someOptions } from '../test-support/testing.ts'
import { parseMethods } from './attributes.ts'
import { describeOptions } from './inside/option-sentences.ts'
import { findIssues } from './options.ts'

test('complete options have no issue', () => {
  expect(findIssues(someOptions())).toEqual([])
  expect(
    findIssues(
      someOptions({
        town: { name: 'Казань', region: 'Татарстан' },
        locale: 'ru-RU',
        tiles: { url: 'https://tiles.example/{z}/{x}/{y}.png', attribution: '© Карта' },
        fallbackPrice: 35_000,
      }),
    ),
  ).toEqual([])
})

test.each([
  ['gateway', { gateway: 'gateway.example' }, 'gateway must be an http(s) address'],
  ['a secret key', { shop: 'sk_1_abc' }, 'shop must be a publishable key'],
  ['kilograms', { cart: { ...aCart, weightGrams: 1.25 } }, 'cart must be'],
  ['an unknown payment', { cart: { ...aCart, payment: 'crypto' } }, 'cart must be'],
  ['a parcel without sizes', { cart: { ...aCart, parcels: [{ weightGrams: 1 }] } }, 'cart must be'],
  ['no method', { methods: [] }, 'methods must be'],
  ['a method twice', { methods: parseMethods('door:a,door:b') }, 'methods must be'],
  ['a method nobody knows', { methods: parseMethods('drone:a') }, 'methods must be'],
  ['a numeric town', { town: 15500 }, 'town must be'],
  ['no language', { locale: 'русский' }, 'locale must be'],
  [
    'tiles without a place',
    { tiles: { url: 'https://t/1.png', attribution: '' } },
    'tiles must be',
  ],
  ['a field nobody knows', { fields: { zip: '#zip' } }, 'fields must name'],
  ['a text that is a number', { messages: { title: 5 } }, 'messages must be'],
  ['a broken price', { fallbackPrice: 3.5 }, 'fallbackPrice must be'],
])('%s is named as the mistake', (_, change, sentence) => {
  const issues = describeOptions(findIssues({ ...someOptions(), ...change }))

  expect(issues).toHaveLength(1)
  expect(issues[0]).toContain(sentence)
})

test('what is no object at all lacks everything that is needed', () => {
  expect(findIssues('pk_test')).toEqual(['gateway', 'shop', 'cart', 'methods'])
})

test('methods are read from the attribute in their order', () => {
  expect(parseMethods('pickup_point:points, door:courier')).toEqual([
    { method: 'pickup_point', ruleSet: 'points' },
    { method: 'door', ruleSet: 'courier' },
  ])
})
