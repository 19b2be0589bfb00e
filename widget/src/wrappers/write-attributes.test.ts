// @vitest-environment happy-dom
import { expect, test } from 'vitest'
import { readAttributes } from '../attributes.ts'
import { findIssues } from '../options.ts'
import { type ElementOptions, writeAttributes } from './write-attributes.ts'

const options: ElementOptions = {
  gateway: 'https://delivery.example',
  shop: 'pk_test',
  name: 'delivery',
  locale: 'en',
  cart: { currency: 'RUB', goods: 125_000, payment: 'cash', weightGrams: 1250, parcels: [] },
  methods: [
    { method: 'pickup_point', ruleSet: 'points' },
    { method: 'door', ruleSet: 'courier' },
  ],
  town: { name: 'Казань', region: 'Татарстан', postcode: '420000' },
  tiles: { url: 'https://tiles.example/{z}/{x}/{y}.png', attribution: '©', attributionUrl: '/c' },
  fallbackPrice: 35_000,
  fields: { street: '#street' },
  writesFields: true,
  theme: 'dark',
}

test('the element reads the very options that were written', () => {
  const element = document.createElement('div')

  writeAttributes(element, { ...options, required: true })

  const read = readAttributes(element)
  expect(read).toEqual(options)
  expect(findIssues(read)).toEqual([])
  expect(element.hasAttribute('required')).toBe(true)
})

test('what is given no longer is taken away, and what stayed is not written again', () => {
  const element = document.createElement('div')
  writeAttributes(element, options)
  const written: string[] = []
  element.setAttribute = (name) => void written.push(name)

  const { fallbackPrice: _, writesFields: __, ...rest } = options
  writeAttributes(element, { ...rest, town: '15500' })

  expect(element.hasAttribute('fallback-price')).toBe(false)
  expect(element.hasAttribute('writes-fields')).toBe(false)
  expect(element.hasAttribute('town-name')).toBe(false)
  expect(written).toEqual(['town'])
})
