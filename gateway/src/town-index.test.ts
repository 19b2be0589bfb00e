import type { Town } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { createTownIndex } from './town-index.ts'

const aTown = (code: string, shortName: string, regionName: string, kind = 'город'): Town => ({
  code,
  shortName,
  name: `${shortName} ${kind}`,
  regionCode: code,
  regionName,
  country: 'RU',
})

/** In the courier's order: popular first. */
const index = createTownIndex([
  aTown('1', 'Москва', 'Москва город'),
  aTown('2', 'Нижний Новгород', 'Нижегородская область'),
  aTown('3', 'Казань', 'Татарстан республика'),
  aTown('4', 'Киров', 'Кировская область'),
  aTown('5', 'Орёл', 'Орловская область'),
  aTown('6', 'Великий Новгород', 'Новгородская область'),
  aTown('7', 'Киров', 'Калужская область'),
  aTown('8', 'Кировск', 'Мурманская область'),
  aTown('9', 'Москва', 'Тверская область', 'деревня'),
  aTown('10', 'Ростов-на-Дону', 'Ростовская область'),
])

const codes = (text: string, limit = 8): string[] => index.search(text, limit).map((t) => t.code)

test('names that begin so come in the courier’s order', () => {
  expect(codes('к')).toEqual(['3', '4', '7', '8'])
})

test('a whole name comes before longer ones', () => {
  expect(codes('киров')).toEqual(['4', '7', '8'])
})

test('nothing typed suggests the largest', () => {
  expect(codes('', 2)).toEqual(['1', '2'])
})

test('е is as good as ё, and the other way round', () => {
  expect(codes('орел')).toEqual(['5'])
  expect(codes('ОРЁЛ')).toEqual(['5'])
})

test('a later word of a name is found too', () => {
  expect(codes('новгород')).toEqual(['2', '6'])
  expect(codes('на дону')).toEqual(['10'])
})

test.each([
  ['a letter left out', 'мсква', '1'],
  ['two letters swapped', 'казнаь', '3'],
  ['a wrong letter', 'казонь', '3'],
  ['two slips in a long name', 'нижний новгарот', '2'],
])('%s is forgiven', (_, typed, code) => {
  expect(codes(typed)[0]).toBe(code)
})

test('a typo at the end of what is being typed is forgiven before the name is whole', () => {
  expect(codes('нижнтй')[0]).toBe('2')
})

test('three letters are too few to guess by', () => {
  expect(codes('жож')).toEqual([])
})

test('the wrong keyboard layout is understood', () => {
  expect(codes('rfpfym')).toEqual(['3'])
  expect(codes('jh`k')).toEqual(['5'])
})

test('words of the region choose among towns of one name', () => {
  expect(codes('киров калужская')).toEqual(['7'])
  expect(codes('Киров, Калужская обл.')).toEqual(['7'])
})

test('the kind of settlement is no part of the name', () => {
  expect(codes('г. Казань')).toEqual(['3'])
  expect(codes('Казань город')).toEqual(['3'])
})

test('what is nothing near finds nothing', () => {
  expect(codes('zzzzzz')).toEqual([])
})

test('every town of one name is found by it', () => {
  expect(index.named('Москва').map((t) => t.code)).toEqual(['1', '9'])
  expect(index.named('Моск')).toEqual([])
  expect(index.named('Новгород')).toEqual([])
})

test('a town that the courier names twice is one', () => {
  const twice = createTownIndex([aTown('1', 'Тверь', ''), aTown('1', 'Тверь', '')])

  expect(twice.search('тверь', 5)).toHaveLength(1)
})

test('a large dictionary answers a typo within the shopper’s patience', () => {
  const letters = 'аеиоклмнрст'
  const many = Array.from({ length: 60_000 }, (_, i) => {
    const name = Array.from(
      { length: 5 + (i % 5) },
      (_, at) => letters[(i * (at + 3) + (i >> at)) % 11],
    )
    return aTown(String(i), name.join(''), '')
  })
  const big = createTownIndex(many)
  const wanted = many[30_000]?.shortName ?? ''

  const found = big.search(`${wanted.slice(1, 2)}${wanted.slice(0, 1)}${wanted.slice(2)}`, 20)

  expect(found.length).toBeGreaterThan(0)
})
