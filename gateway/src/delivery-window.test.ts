import { expect, test } from 'vitest'
import { chooseWindow } from './delivery-window.ts'

const offer = {
  method: 'door' as const,
  // A Wednesday.
  earliestDate: '2026-11-25',
  offered: { windows: [{ from: '10:00', to: '18:00' }], daysAhead: 7, daysOff: [6, 7] },
  now: new Date('2026-11-23T10:00:00Z'),
}
const refused = { code: 'not_deliverable', details: { limit: 'window' } }

test('a window that is offered is taken as it is', () => {
  const window = { date: '2026-11-26', from: '10:00', to: '18:00' }

  expect(chooseWindow(window, offer)).toEqual(window)
})

test('a day without hours is enough', () => {
  expect(chooseWindow({ date: '2026-12-02' }, offer)).toEqual({ date: '2026-12-02' })
})

test('no window is asked for where none was chosen', () => {
  expect(chooseWindow(undefined, offer)).toBeUndefined()
})

test.each([
  ['before the courier can', { date: '2026-11-24' }],
  ['too far ahead', { date: '2026-12-03' }],
  ['on a day off', { date: '2026-11-28' }],
  ['on a day that is none', { date: '2026-11-31' }],
  ['at other hours', { date: '2026-11-26', from: '10:00', to: '12:00' }],
  ['at half the hours', { date: '2026-11-26', from: '10:00' }],
])('a window %s is refused', (_, window) => {
  expect(() => chooseWindow(window, offer)).toThrow(expect.objectContaining(refused))
})

test('a pickup point has no window', () => {
  const choosing = () => chooseWindow({ date: '2026-11-26' }, { ...offer, method: 'pickup_point' })

  expect(choosing).toThrow(expect.objectContaining(refused))
})

test('a shop that offers no windows gets none', () => {
  const choosing = () => chooseWindow({ date: '2026-11-26' }, { ...offer, offered: null })

  expect(choosing).toThrow(expect.objectContaining(refused))
})

test('without a first day of the courier’s, today is the first', () => {
  const unknown = { ...offer, earliestDate: null }

  expect(chooseWindow({ date: '2026-11-23' }, unknown)).toEqual({ date: '2026-11-23' })
  expect(() => chooseWindow({ date: '2026-11-20' }, unknown)).toThrow()
})

test('after midnight in Vladivostok its days count, not those of Greenwich', () => {
  const night = { ...offer, earliestDate: null, now: new Date('2026-11-23T14:30:00Z') }

  // There it is the 24th, so the seventh day ahead is the first of December.
  expect(chooseWindow({ date: '2026-12-01' }, night)).toEqual({ date: '2026-12-01' })
  expect(() => chooseWindow({ date: '2026-12-02' }, night)).toThrow()
})
