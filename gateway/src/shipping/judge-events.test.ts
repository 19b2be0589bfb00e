import type { TrackingEvent } from '@courier-checkout/api-client/contract'
import { expect, test } from 'vitest'
import { judgeEvents } from './judge-events.ts'

const at = (hour: number, status: TrackingEvent['status']): TrackingEvent => ({
  status,
  at: `2026-06-01T${String(hour).padStart(2, '0')}:00:00.000Z`,
  provisional: false,
  courierStatus: status.toUpperCase(),
  title: '',
  place: null,
})
const announced = at(1, 'announced')
const transit = at(2, 'in_transit')
const out = at(3, 'out_for_delivery')
const delivered = at(4, 'delivered')

test('a first reading tells every step in order', () => {
  expect(judgeEvents([], [announced, transit], null)).toEqual({
    fresh: [announced, transit],
    told: [announced, transit],
    present: transit,
  })
})

test('the same reading again says nothing new', () => {
  expect(judgeEvents([announced, transit], [announced, transit], transit)).toEqual({
    fresh: [],
    told: [],
    present: transit,
  })
})

test('only the new steps at the end are told', () => {
  const verdict = judgeEvents([announced], [announced, transit, out], announced)

  expect(verdict).toEqual({ fresh: [transit, out], told: [transit, out], present: out })
})

test('a step inserted late is kept, and the present state stays', () => {
  const verdict = judgeEvents([announced, out], [announced, transit, out], out)

  expect(verdict).toEqual({ fresh: [transit], told: [], present: out })
})

test('the courier’s last word counts even where it goes back', () => {
  const back = at(5, 'in_transit')

  const verdict = judgeEvents([announced, delivered], [announced, delivered, back], delivered)

  expect(verdict).toEqual({ fresh: [back], told: [back], present: back })
})

test('a last word that was withdrawn makes the shop hear the one before it again', () => {
  const verdict = judgeEvents([announced, delivered], [announced], delivered)

  expect(verdict).toEqual({ fresh: [], told: [announced], present: announced })
})

test('an unknown word is stored and told and never becomes the present state', () => {
  const unknown = { ...at(4, 'unknown'), courierStatus: 'TELEPORTED' }

  const verdict = judgeEvents([announced], [announced, unknown], announced)

  expect(verdict).toEqual({ fresh: [unknown], told: [unknown], present: announced })
})

test('a step named twice in one reading is one step', () => {
  expect(judgeEvents([], [announced, transit, announced], null).fresh).toEqual([transit, announced])
})

test('an empty reading changes nothing', () => {
  expect(judgeEvents([announced], [], announced)).toEqual({
    fresh: [],
    told: [],
    present: announced,
  })
})
