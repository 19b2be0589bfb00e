import { expect, test } from 'vitest'
import { aPointRow, aQuote } from '../../playground/examples.ts'
import { FILTERS, type Filter, find, toEntries } from './point-filter.ts'

const yes = { cash: true, card: true, fitting: true, individuals: null }
const entries = toEntries(
  [
    aPointRow({ code: 'K-1', address: 'ул. Королёва, 5', accepts: yes, hours: 'круглосуточно' }),
    aPointRow({ code: 'K-2', address: 'ул. Ленина, 21', accepts: { ...yes, cash: false } }),
    aPointRow({
      code: 'K-3',
      address: 'пл. Тукая, 3',
      accepts: { ...yes, fitting: false },
      operatorCode: 'beta',
    }),
  ].map((point) => ({ point, metres: 0, quote: aQuote(), bar: null })),
)
const noon = new Date(2026, 10, 24, 12).getTime()
const offered: readonly Filter[] = [...FILTERS, 'operator:alfa', 'operator:beta']
const search = (query: string, ...chosen: Filter[]) =>
  find(entries, { query, chosen: new Set(chosen), offered, now: noon })
const codes = (query: string, ...chosen: Filter[]) =>
  search(query, ...chosen).entries.map(({ offer }) => offer.point.code)

test('search folds ё, case and punctuation, and finds by code', () => {
  expect(codes('КОРОЛЕВА 5')).toEqual(['K-1'])
  expect(codes('тукая')).toEqual(['K-3'])
  expect(codes('k-2')).toEqual(['K-2'])
  expect(codes('Невский')).toEqual([])
})

test('filters narrow together, operators widen among themselves', () => {
  expect(codes('', 'cash')).toEqual(['K-1', 'K-3'])
  expect(codes('', 'cash', 'fitting')).toEqual(['K-1'])
  expect(codes('', 'operator:alfa', 'operator:beta')).toEqual(['K-1', 'K-2', 'K-3'])
  expect(codes('', 'operator:beta', 'fitting')).toEqual([])
})

test('every filter says how many would remain with it', () => {
  expect(Object.fromEntries(search('', 'cash').counts)).toEqual({
    cash: 2,
    card: 2,
    fitting: 1,
    open: 2,
    roundClock: 1,
    'operator:alfa': 1,
    'operator:beta': 1,
  })
})

test('what the courier says of no point has no filter', () => {
  const silent = toEntries([
    {
      point: aPointRow({ hours: 'звоните', accepts: { ...yes, fitting: null } }),
      metres: 0,
      quote: aQuote(),
      bar: null,
    },
  ])
  const { counts } = find(silent, { query: '', chosen: new Set(), offered, now: noon })

  expect([...counts.keys()]).toEqual(['cash', 'card', 'operator:alfa', 'operator:beta'])
})
