import { expect, test } from 'vitest'
import { aPoint } from '../../../test/fixtures/a-point.ts'
import { search } from './search.ts'
import { buildSearchIndex } from './search-index.ts'

const atOnce = async (): Promise<void> => {}
const index = await buildSearchIndex(
  [
    aPoint({ code: '1', name: 'Первый', address: 'ул. Ленина, 21', latitude: 55.8 }),
    aPoint({ code: '2', name: 'Второй', address: 'ул. Ленина, 210', latitude: 55.7 }),
    aPoint({ code: '3', name: 'Третий', address: 'пр-кт Королёва, 5', townName: 'Самара' }),
    aPoint({
      code: '4',
      name: 'Четвёртый',
      address: 'Тверская ул., 3',
      townName: 'Москва',
      directions: 'м. Охотный Ряд, выход 5; рядом с аптекой',
    }),
    aPoint({
      code: 'KZN-77',
      operatorPointCode: '0012',
      name: 'Пятый',
      address: 'ш. Победы, 1',
      latitude: null,
      longitude: null,
    }),
  ],
  atOnce,
)
const find = (query: string, near: Parameters<typeof search>[2]['near'] = null) =>
  search(index, query, { near, limit: 20 }).map(({ point }) => point.code)

test.each([
  ['the beginning of a street', 'лен', ['1', '2']],
  ['street and house, the very house first', 'ленина 21', ['1', '2']],
  ['the words in another order', '5 королева', ['3']],
  ['ё written as е and the other way round', 'королЁва', ['3']],
  ['the kind of street written out', 'проспект королёва', ['3']],
  ['a metro station', 'метро охотный', ['4']],
  ['town and street', 'москва тверская', ['4']],
  ['the point’s code', 'kzn-77', ['KZN-77']],
  ['the operator’s code', '0012', ['KZN-77']],
  ['one slip in a word', 'твеская', ['4']],
  ['nothing by a word of the way that is no station', 'аптекой', []],
  ['nothing when a word is missing', 'ленина самара', []],
  ['nothing by signs alone', '—,.', []],
])('finds %s', (_, query, codes) => {
  expect(find(query)).toEqual(codes)
})

test('equal finds are nearest first, with the distance, and those without a place last', () => {
  const near = { latitude: 55.69, longitude: 49.12 }

  expect(find('казань', near)).toEqual(['2', '1', 'KZN-77'])
  expect(search(index, 'казань', { near, limit: 1 })[0]?.metres).toBe(1112)
})
