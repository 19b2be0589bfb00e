import { expect, test } from 'vitest'
import { aPointRow } from '../../playground/examples.ts'
import { readRows } from '../model/point-sources.ts'
import { createPointTable } from '../model/point-table.ts'
import { everyRow } from '../model/rows.ts'
import { countWith, createTests, FILTERS, type Filter, find, findKnown } from './point-filter.ts'
import { createSearchIndex } from './search-index.ts'

const yes = { cash: true, card: true, fitting: true, individuals: null }
const noon = new Date(2026, 10, 24, 12).getTime()

function createSetting(points: readonly Parameters<typeof aPointRow>[0][]) {
  const table = createPointTable()
  const rows = points.map((change) => aPointRow(change))
  table.append(
    readRows(rows, () => ['15500', 'Казань']),
    () => true,
  )
  const offered: readonly Filter[] = [...FILTERS, 'operator:alfa', 'operator:beta']
  const index = createSearchIndex(table)
  const all = everyRow(table.columns().size)
  const tests = createTests(table, noon)
  const search = (query: string, ...chosen: Filter[]) =>
    find(all.length, {
      chosen: new Set(chosen),
      matching: index.search(query, all),
      test: tests,
    })
  const counts = (query: string, ...chosen: Filter[]) =>
    countWith(search(query, ...chosen), findKnown(offered, all, tests), tests)
  const codes = (query: string, ...chosen: Filter[]) => {
    const { mask } = search(query, ...chosen)
    return rows.flatMap(({ code }, row) => (mask[row] ? [code] : []))
  }
  return { counts, codes, index }
}

const { counts, codes } = createSetting([
  { code: 'K-1', address: 'ул. Королёва, 5', accepts: yes, hours: 'круглосуточно' },
  { code: 'K-2', address: 'ул. Ленина, 21', accepts: { ...yes, cash: false } },
  {
    code: 'K-3',
    address: 'пл. Тукая, 3',
    accepts: { ...yes, fitting: false },
    operatorCode: 'beta',
  },
])

test('search folds ё, case and punctuation, and finds by code', () => {
  expect(codes('КОРОЛЕВА 5')).toEqual(['K-1'])
  expect(codes('тукая')).toEqual(['K-3'])
  expect(codes('k-2')).toEqual(['K-2'])
  expect(codes('Невский')).toEqual([])
})

test('every letter more narrows, every letter less widens again', () => {
  expect(codes('ул')).toEqual(['K-1', 'K-2'])
  expect(codes('ул лен')).toEqual(['K-2'])
  expect(codes('ул')).toEqual(['K-1', 'K-2'])
  expect(codes('пл')).toEqual(['K-3'])
})

test('filters narrow together, operators widen among themselves', () => {
  expect(codes('', 'cash')).toEqual(['K-1', 'K-3'])
  expect(codes('', 'cash', 'fitting')).toEqual(['K-1'])
  expect(codes('', 'operator:alfa', 'operator:beta')).toEqual(['K-1', 'K-2', 'K-3'])
  expect(codes('', 'operator:beta', 'fitting')).toEqual([])
})

test('every filter says how many would remain with it', () => {
  expect(Object.fromEntries(counts('', 'cash'))).toEqual({
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
  const silent = createSetting([{ hours: 'звоните', accepts: { ...yes, fitting: null } }])

  expect([...silent.counts('').keys()]).toEqual(['cash', 'card', 'operator:alfa', 'operator:beta'])
})

test('texts are made ready for searching a few at a time', () => {
  const many = createSetting(Array.from({ length: 900 }, (_, at) => ({ code: `C-${at}` })))
  let rounds = 1
  while (many.index.prepare()) rounds++

  expect(rounds).toBe(9)
  expect(many.codes('c 899')).toEqual(['C-899'])
})
